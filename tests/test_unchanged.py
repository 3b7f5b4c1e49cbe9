"""What would come out the same is not built again; what would not, is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reportgen import build as building
from reportgen import source, unchanged
from reportgen.build import Outcome, Task, build, last_build, tasks
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
    shutil.copy(
        place / "templates" / "base" / "work-points.docx", place / "templates" / "linjiang" / "work-points.docx"
    )

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


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """The sample with every document of 2024 built, and the cache beside it."""
    place = tmp_path_factory.mktemp("whole")
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, place / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(place / "cache"))
        loader = Loader(Workspace(place))
        for task in tasks(loader, "2024", [], None, every=True):
            assert build(loader, task, force=False, pdf=False).exit_code == 0
    return place


@pytest.fixture
def kept(whole, monkeypatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(whole / "cache"))
    return whole


ALL = {f"{file.parts[-3]}/{file.stem}" for file in ROOT.glob("inputs/*/2024/*.yaml")}
"""Every document of the sample; both districts have work points of their own."""


def known(place: Path) -> set[str]:
    """The documents a run means that would not be built again."""
    loader = Loader(Workspace(place))
    found = tasks(loader, "2024", [], None, every=True)
    return {f"{task.office}/{task.document}" for task in found if last_build(loader, task)}


def as_built(place: Path) -> set[str]:
    """Those of the documents that were built which would not be built again."""
    loader = Loader(Workspace(place))
    named = (one.split("/") for one in ALL)
    return {f"{office}/{name}" for office, name in named if last_build(loader, Task(office, "2024", name))}


def test_after_one_run_every_document_is_known_and_no_yaml_is_parsed_to_find_it(kept, monkeypatch):
    monkeypatch.setattr(source, "read", lambda *_: pytest.fail("parsed"))

    assert known(kept) == ALL


def test_new_dates_alone_change_nothing(kept):
    for file in kept.rglob("*"):
        if file.is_file():
            os.utime(file, (1, 1))

    assert known(kept) == ALL


def depending(file: str) -> set[str]:
    """The documents of the sample that could come out otherwise when this file does."""
    _, office, *rest = Path(file).parts
    if not rest:
        return set()  # the schemas for editors
    if file.endswith(".above.json"):
        return {f"{office}/{rest[-1].removesuffix('.above.json')}"}
    below = {"base": ALL, "jiangzhou": ALL}  # both districts inherit from the city
    return below.get(office) or {one for one in ALL if one.startswith(f"{office}/")}


FILES = sorted(
    str(file.relative_to(ROOT)) for top in ("inputs", "templates") for file in (ROOT / top).rglob("*") if file.is_file()
)


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("change", ["a byte changed", "gone"])
def test_a_change_anywhere_builds_again_exactly_what_depends_on_it(kept, file, change):
    data = (kept / file).read_bytes()
    try:
        if change == "gone":
            (kept / file).unlink()
        else:
            (kept / file).write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        still = as_built(kept)
    finally:
        (kept / file).write_bytes(data)

    assert still == ALL - depending(file)
    assert known(kept) == ALL


@pytest.mark.parametrize(
    ("file", "depends"),
    [
        ("inputs/jiangzhou/2022/report.yaml", ALL),
        ("inputs/jiangzhou/2024/a/b.txt", ALL),
        ("templates/yunhe/work-points.docx", {"yunhe/work-points"}),
        ("inputs/another/office.yaml", set()),
    ],
)
def test_a_file_that_is_new_builds_again_exactly_what_depends_on_it(kept, file, depends):
    (kept / file).parent.mkdir(parents=True, exist_ok=True)
    before = set(kept.rglob("*"))
    try:
        (kept / file).write_bytes(b"name: x\n")
        still = as_built(kept)
    finally:
        (kept / file).unlink()
        for folder in sorted({*before} & {*(kept / file).parents}, reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()

    assert still == ALL - depends


def test_a_document_the_city_adds_is_found_below_it_at_once(kept):
    added = kept / "inputs/jiangzhou/2024/more.yaml"
    added.write_bytes((kept / "inputs/jiangzhou/2024/work-points.yaml").read_bytes())
    try:
        found = {f"{one.office}/{one.document}" for one in tasks(Loader(Workspace(kept)), "2024", [], None, every=True)}
    finally:
        added.unlink()

    assert found == ALL | {"jiangzhou/more", "linjiang/more", "yunhe/more"}


@pytest.mark.parametrize("output", sorted(ALL))
def test_an_output_changed_by_hand_is_built_again_and_no_other(kept, output):
    loader = Loader(Workspace(kept))
    office, document = output.split("/")
    file = kept / last_build(loader, Task(office, "2024", document)).file
    data = file.read_bytes()
    file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    try:
        still = known(kept)
    finally:
        file.write_bytes(data)

    assert still == ALL - {output}


def test_another_program_builds_everything_again(kept, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "reportgen", tmp_path / "reportgen")
    monkeypatch.setattr(unchanged, "__file__", str(tmp_path / "reportgen" / "unchanged.py"))
    before = unchanged._program()
    rule = tmp_path / "reportgen" / "checks" / "unequal_parts.py"
    rule.write_bytes(rule.read_bytes() + b"\n")

    assert unchanged._program() != before
    assert known(kept) == set()


def test_a_folder_reached_by_a_link_is_always_built(place, tmp_path):
    year = place / "inputs/linjiang/2024"
    year.rename(place / "elsewhere")
    year.symlink_to(place / "elsewhere")
    made(place)

    assert last_build(Loader(Workspace(place)), DISTRICT) is None


@pytest.mark.parametrize("file", ["inputs/jiangzhou/2024/work-points.yaml", "templates/linjiang/work-points.docx"])
def test_a_file_that_was_another_for_a_moment_is_not_taken_for_what_was_read(place, monkeypatch, file):
    """Saved after the files were looked at, read by the build, and undone by the editor afterwards."""
    real = building._build
    data = (place / file).read_bytes()
    other = (place / "templates/base/work-points.docx").read_bytes() if file.endswith("docx") else data + b"# x\n"

    def meanwhile(*arguments, **named):
        (place / file).write_bytes(other)
        try:
            return real(*arguments, **named)
        finally:
            (place / file).write_bytes(data)

    monkeypatch.setattr(building, "_build", meanwhile)
    made(place, force=True)

    (journal,) = (place / "cache").rglob("*.jsonl")
    assert journal.read_bytes().count(b"\n") == 1  # the line of the first build, and none of this


def test_two_documents_of_an_office_are_both_known_after_the_first_run(kept):
    """The build of the second writes a record beside the inputs, of which the first depends on nothing."""
    assert {"linjiang/report", "linjiang/work-points"} <= known(kept)
