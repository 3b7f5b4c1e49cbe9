"""A small workspace with a finished document in it, and what a trial with something bad must leave as it was."""

import contextlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from lxml import etree

from reportgen import cli
from reportgen.stencil import report_template

OFFICE = "name: 江州市应急管理局\nfile_code: 江应急\nprinted_by: 江州市应急管理局办公室\n"
REPORT = """kind: report
title: 2024年工作报告
number: 3
date: 2025-01-10
to: 江州市人民政府
signers: [周明远]
statistics:
  accidents: {label: 生产安全事故, value: 71, unit: 起, last_year: 80}
opening: 全年共发生{{ accidents|labelled }}，{{ change(accidents) }}。
achievements:
  prevention:
    heading: 预防
    text: 没有数字的一段。
    items:
      shift: {heading: 转型, text: 推动转型。}
  rescue: {heading: 救援, text: 救援有力。}
closing: 特此报告。
"""
OFFICE_FILE = "inputs/city/office.yaml"
REPORT_FILE = "inputs/city/2024/report.yaml"
TEMPLATE = "templates/base/report.docx"
OUTPUT = "outputs/2024/city/2024年工作报告.docx"
TEXT = "没有数字的一段。"
"""A piece of REPORT that a trial may replace by text of its own."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "‑"}
_PROBLEM = re.compile(
    r"^(?P<where>\S[^\n]*?): (?P<what>[^\n]+) \[(?P<rule>[a-z0-9-]+)\]\n    → (?P<remedy>\S[^\n]*)$", re.MULTILINE
)


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    def told(self) -> list[tuple[str, str]]:
        """Place and rule of each problem, as written: inputs/…:5, rule."""
        return [(found["where"], found["rule"]) for found in _PROBLEM.finditer(self.err)]

    def errors(self) -> list[tuple[str, str]]:
        """The same without what is only mentioned."""
        found = _PROBLEM.finditer(self.err)
        return [(one["where"], one["rule"]) for one in found if not one["what"].startswith("（提示）")]


@dataclass(frozen=True)
class Place:
    """A workspace of one office, its report and the document made of it."""

    root: Path

    def file(self, name: str) -> Path:
        """A path in the workspace; its folder is made."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write(self, name: str, content: str | bytes) -> None:
        """Puts a file of this content there."""
        self.file(name).write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)

    def rewrite(self, *changes: tuple[str, str]) -> None:
        """The report with each old piece of its text replaced by a new one."""
        text = REPORT
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the report"
            text = text.replace(old, new)
        self.write(REPORT_FILE, text)

    def run(self, *arguments: str) -> Ran:
        """The command in this process; `build 2024` when nothing is said."""
        return command(*(arguments or ("build", "2024")), "--workspace", str(self.root))

    def outputs(self) -> dict[str, bytes]:
        """Every file under outputs and what is in it."""
        return snapshot(self.root / "outputs")

    def text(self, name: str = OUTPUT) -> list[str]:
        """The paragraphs of a finished document that are not blank."""
        return [paragraph for paragraph in paragraphs((self.root / name).read_bytes()) if paragraph.strip()]


def snapshot(folder: Path) -> dict[str, bytes]:
    """The files under a folder, by name, with what is in them."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def command(*arguments: str) -> Ran:
    """`reportgen` with these arguments in this process; an exception that is no clear end goes through."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    code: object = 0
    argv = mock.patch.object(sys, "argv", ["reportgen", *arguments])
    with argv, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            cli.main()
        except SystemExit as end:
            code = end.code
    said = []
    for stream in (out, err):
        stream.flush()
        said.append(stream.buffer.getvalue().decode("utf-8"))
    assert isinstance(code, int)
    return Ran(code, *said)


def process(
    *arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None, before: Sequence[str] = ()
) -> Ran:
    """`reportgen` in a process of its own, after the Python statements `before`."""
    start = "\n".join(["import sys", *before, "from reportgen.__main__ import run", "run()"])
    line = [sys.executable, "-c", start, *arguments] if before else [sys.executable, "-m", "reportgen", *arguments]
    done = subprocess.run(line, capture_output=True, timeout=60, check=False, env=environment(env), cwd=cwd)
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """The variables a process of its own starts with; an empty change takes a variable away."""
    here = str(Path(cli.__file__).parents[1])
    variables = {**os.environ, "PYTHONPATH": here, **(changes or {})}
    return {name: value for name, value in variables.items() if value}


@cache
def blank() -> bytes:
    """The standard template."""
    return report_template()


@cache
def finished() -> bytes:
    """The document made of REPORT."""
    with TemporaryDirectory() as folder:
        place = _inputs(Path(folder))
        assert place.run().code == 0
        return (place.root / OUTPUT).read_bytes()


def place(root: Path) -> Place:
    """A new workspace at `root` with a document already built."""
    made = _inputs(root)
    made.write(OUTPUT, finished())
    return made


def _inputs(root: Path) -> Place:
    made = Place(root)
    for name, content in ((OFFICE_FILE, OFFICE), (REPORT_FILE, REPORT), (TEMPLATE, blank())):
        made.write(name, content)
    return made


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a document's text as a reader who shares nothing with the program finds them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
        root = etree.fromstring(archive.read("word/document.xml"))
    return [_words(paragraph) for paragraph in root.iter(f"{_W}p")]


def _words(paragraph: etree._Element) -> str:
    return "".join(
        element.text or "" if element.tag == f"{_W}t" else _BREAKS[element.tag]
        for element in paragraph.iter(f"{_W}t", *_BREAKS)
        if element.getparent().tag == f"{_W}r"  # a tab elsewhere is a stop of the style
    )


def refused(ran: Ran, code: int, where: str, rule: str = "") -> None:
    """Holds a refusal to its form: the code, the place, a rule, a remedy for each problem, no traceback."""
    said = ran.out + ran.err
    assert ran.code == code, said
    assert "Traceback" not in said
    assert any(place == where and rule in {"", name} for place, name in ran.errors()), said
    left = _PROBLEM.sub("", ran.err).strip()
    assert not left, f"not a problem with place, rule and remedy: {left}"
