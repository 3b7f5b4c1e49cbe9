"""The README and the manual show only commands that exist, and the first minutes go as the README says."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from test_docs import printed
from typer.core import TyperGroup

from reportgen.cli import app
from reportgen.workspace import create

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FROM_PYTHON = [sys.executable, "-m", "reportgen"]


def commands(group, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Every command of the program, by the words that call it."""
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, (*names, name))
        else:
            yield (*names, name), command


COMMANDS = dict(commands(typer.main.get_command(app)))


def shown() -> Iterator:
    """Every command line in the documents: in blocks for the shell, and between backticks."""
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        blocks = "\n".join(re.findall(r"```(?:sh|bat)\n(.*?)```", text, re.DOTALL)).splitlines()
        inline = re.findall(r"`(reportgen [^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
        for line in dict.fromkeys([*(line.strip() for line in blocks), *inline]):
            if line.startswith("reportgen "):
                yield pytest.param(line, id=f"{document.name}: {line}")


@pytest.mark.parametrize("line", [*shown()])
def test_a_command_that_is_shown_exists_with_its_options(line):
    words = shlex.split(line.replace("…", ""))[1:]
    if words == ["--help"]:
        return
    name = next(key for key in COMMANDS if tuple(words[: len(key)]) == key)
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts} | {"--help"}
    assert {word for word in words if word.startswith("--")} <= options


@pytest.mark.parametrize("name", [*COMMANDS], ids=" ".join)
def test_every_command_is_in_the_table_of_the_readme_with_its_options(name):
    row = re.search(rf"^\| `reportgen {' '.join(name)}\b.*$", README, re.MULTILINE)
    assert row
    general = {"--workspace", "--format", "--help"}  # told once, below the table
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts if option.startswith("--")}
    assert options - general == set(re.findall(r"--[a-z]+(?:-[a-z]+)*", row[0])) - general


def test_the_first_minutes_go_as_the_readme_says(tmp_path):
    lines = re.findall(r"^```sh\n(reportgen init .*?)```", README, re.MULTILINE | re.DOTALL)[0].splitlines()
    folder = tmp_path
    for line in lines:
        if line.startswith("cd "):
            folder /= line.removeprefix("cd ")
            continue
        done = run(line, folder)
        assert (done.returncode, done.stderr) == (0, "")
    file = re.search(r"已生成 (\S+\.docx)", README)[1]
    assert f"已生成 {file}（" in done.stdout
    assert (folder / file).is_file()


def run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(line)[1:]
    return subprocess.run(
        [*FROM_PYTHON, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("accidents: {label: 生产安全事故, value", "accidents: {label: 生产安全事故, valeu", "unknown-key"),
        ("opening: |", "opening： |", "full-width-colon"),
        ("town: {label: 镇（街道）, value: 216}", "town: {label: 镇（街道）, value: 261}", "unequal-parts"),
    ],
)
def test_the_mistakes_of_the_readme_are_told(tmp_path, old, new, rule):
    from reportgen.build import Task, check
    from reportgen.load import Loader
    from reportgen.workspace import Workspace

    create(tmp_path / "w")
    file = tmp_path / "w" / "inputs/jiangzhou/2024/report.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    outcome = check(Loader(Workspace(tmp_path / "w")), Task("jiangzhou", "2024", "report"))
    assert rule in {problem.rule for problem in outcome.problems}
    if rule == "unequal-parts":
        assert str(outcome.problems[0]) in "\n".join(line.removeprefix("    ") for line in README.splitlines())


def test_the_sample_of_the_readme_prints_what_it_shows(tmp_path):
    yaml, text = re.search(r"```yaml\n(.*?)```.*?```text\n(.*?)```", README, re.DOTALL).groups()
    assert printed(tmp_path, {"inputs/jiangzhou/2024/report.yaml": yaml}, whole=False) == text


def test_the_change_log_names_this_version():
    from reportgen import __version__

    assert re.search(r"^## Change log\n\n### (\S+)$", README, re.MULTILINE)[1] == __version__


def test_links_in_the_readme_lead_somewhere():
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
