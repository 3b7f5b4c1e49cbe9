"""Many offices in one run."""

from __future__ import annotations

import hashlib
import os
import shutil
from functools import partial
from pathlib import Path

import pytest

from reportgen import batch
from reportgen.build import Task, build, tasks
from reportgen.load import Loader
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[1]


@pytest.fixture
def county(tmp_path, monkeypatch) -> Path:
    """The sample's city with thirty districts that inherit its work points."""
    for name in ("templates/base", "templates/jiangzhou", "inputs/jiangzhou"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for number in range(30):
        folder = tmp_path / "inputs" / f"d{number:02}"
        folder.mkdir()
        text = f"name: 第{number}区应急管理局\ninherits: jiangzhou\nfile_code: 区应急\n"
        (folder / "office.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(batch, "_cores", lambda: 2)
    return tmp_path


def outputs(place: Path) -> dict[str, str]:
    return {
        str(file.relative_to(place)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (place / "outputs").rglob("*.docx")
    }


def _build(loader: Loader, task: Task):
    return build(loader, task, force=False, pdf=False)


def _build_and_die_once(loader: Loader, task: Task, parent: int):
    if task.office == "d07" and os.getpid() != parent:
        os._exit(9)
    return _build(loader, task)


def test_all_offices_at_once_give_the_same_files_as_one_by_one(county):
    loader = Loader(Workspace(county))
    found = tasks(loader, "2024", [], None, every=True)
    one_by_one = [_build(loader, task) for task in found]
    files = outputs(county)
    shutil.rmtree(county / "outputs")

    at_once = list(batch.run(Loader(Workspace(county)), found, _build))

    assert [outcome.task for outcome in at_once] == found
    assert [outcome.file for outcome in at_once] == [outcome.file for outcome in one_by_one]
    assert outputs(county) == files
    assert len(files) == len(found) == 35


def test_what_a_process_that_died_left_undone_is_done_all_the_same(county):
    loader = Loader(Workspace(county))
    found = tasks(loader, "2024", [], None, every=True)

    done = list(batch.run(loader, found, partial(_build_and_die_once, parent=os.getpid())))

    assert [outcome.task for outcome in done] == found
    assert all(outcome.exit_code == 0 for outcome in done)
    assert len(outputs(county)) == len(found)


def _stop(_loader: Loader, task: Task):
    if task.office == "d20":
        raise KeyboardInterrupt
    return task


def test_an_interruption_stops_them_all(county):
    loader = Loader(Workspace(county))
    found = tasks(loader, "2024", [], None, every=True)

    with pytest.raises(KeyboardInterrupt):
        list(batch.run(loader, found, _stop))
