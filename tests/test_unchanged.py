"""What would come out the same is not built again; what would not, is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen import build as building
from reportgen.build import Outcome, Task, build
from reportgen.load import Loader
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
DISTRICT = Task("linjiang", "2024", "work-points")


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """The sample with linjiang's work points built once, and a cache of its own."""
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert not made(tmp_path).unchanged
    return tmp_path


def made(place: Path, *, force: bool = False) -> Outcome:
    return build(Loader(Workspace(place)), DISTRICT, force=force, pdf=False)


@pytest.fixture
def builds(monkeypatch) -> list[Task]:
    """The tasks that were really built."""
    found: list[Task] = []
    real = building._build

    def noting(loader, task, *rest, **named):
        found.append(task)
        return real(loader, task, *rest, **named)

    monkeypatch.setattr(building, "_build", noting)
    return found


def test_nothing_changed_nothing_is_built_and_the_same_is_told(place, builds):
    first = Loader(Workspace(place))

    again = build(first, DISTRICT, force=False, pdf=False)

    assert builds == []
    assert again.unchanged
    assert again.file == "outputs/2024/linjiang/关于印发江州市临江区应急管理局2024年法治建设工作要点的通知.docx"
    assert again.characters == 3227


@pytest.mark.parametrize(
    "file",
    [
        "inputs/linjiang/office.yaml",
        "inputs/linjiang/2024/work-points.yaml",
        "inputs/linjiang/2024/report.yaml",
        "inputs/jiangzhou/office.yaml",
        "inputs/jiangzhou/2024/work-points.yaml",
    ],
)
def test_a_change_in_any_file_it_may_depend_on_builds_it_again(place, builds, file):
    (place / file).write_bytes((place / file).read_bytes() + "# 又看过一遍\n".encode())

    made(place)

    assert builds == [DISTRICT]


def test_another_template_builds_it_again(place, builds):
    shutil.copy(place / "templates" / "base" / "work-points.docx", place / "templates" / "linjiang" / "work-points.docx")

    made(place)

    assert builds == [DISTRICT]


@pytest.mark.parametrize("spoil", [Path.unlink, lambda file: file.write_bytes(b"")])
def test_an_output_that_is_gone_or_another_is_not_taken_for_built(place, builds, spoil):
    spoil(next(place.glob("outputs/2024/linjiang/*.docx")))

    made(place)

    assert builds == [DISTRICT]


def test_force_builds_it_again(place, builds):
    made(place, force=True)

    assert builds == [DISTRICT]


def test_a_record_that_cannot_be_read_is_no_record(place, builds):
    for journal in (place / "cache").rglob("*.jsonl"):
        journal.write_bytes(journal.read_bytes().replace(b'"problems": []', b'"problems": {}'))

    made(place)

    assert builds == [DISTRICT]


def test_the_warnings_of_the_first_build_are_told_again(tmp_path, monkeypatch):
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "inputs" / "linjiang" / "2024" / "work-points.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("number: 7\n", "", 1), encoding="utf-8")

    first, again = made(tmp_path), made(tmp_path)

    assert again.unchanged
    assert again.problems == first.problems
    assert [problem.rule for problem in again.problems] == ["inherited-figure"]
