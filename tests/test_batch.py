"""Many offices in one run."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
import trials

from reportgen import batch
from reportgen.build import Task, build, tasks
from reportgen.cli import running
from reportgen.load import Loader
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
ALL = 30 + len(list(ROOT.glob("inputs/jiangzhou/2024/*.yaml")))


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
    assert len(files) == len(found) == ALL


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


def _build_but_never_alone(loader: Loader, task: Task, parent: int):
    """Any process but the first one dies of some tasks."""
    if os.getpid() != parent and task.office.endswith("5"):
        os._exit(9)
    return _build(loader, task)


def test_when_processes_die_again_and_again_others_take_their_place(county):
    loader = Loader(Workspace(county))
    found = tasks(loader, "2024", [], None, every=True)

    done = list(batch.run(loader, found, partial(_build_but_never_alone, parent=os.getpid())))

    assert [outcome.task for outcome in done] == found
    assert all(outcome.exit_code == 0 for outcome in done)


@pytest.mark.parametrize("every", [2, 3, 40])
def test_what_is_known_already_is_told_in_its_turn_and_not_done(county, every):
    loader = Loader(Workspace(county))
    found = tasks(loader, "2024", [], None, every=True)

    done = list(batch.run(loader, found, _named, lambda _, task: known_of(task, every)))

    assert done == [known_of(task, every) or f"done {task.office}" for task in found]


def known_of(task: Task, every: int) -> str | None:
    return f"known {task.office}" if task.office.startswith("d") and int(task.office[1:]) % every else None


def _named(_loader: Loader, task: Task) -> str:
    return f"done {task.office}"


def test_more_tasks_than_are_under_way_at_once_come_in_order(county):
    many = [Task(f"o{number}", "2024", "report") for number in range(1000)]

    assert list(batch.run(Loader(Workspace(county)), many, _named)) == [f"done o{number}" for number in range(1000)]


@pytest.mark.skipif(sys.platform != "linux", reason="what fails is inherited by fork")
@pytest.mark.parametrize(
    ("error", "message"),
    [
        (errno.ENOSPC, "磁盘已满，没有写成；原来的文件没有动"),
        (errno.EROFS, "没有写的权限，或文件正被别的程序打开；原来的文件没有动"),
        (errno.EACCES, "没有写的权限，或文件正被别的程序打开；原来的文件没有动"),
    ],
    ids=["the disk is full", "the folder may not be written", "the file is held open by another program"],
)
def test_where_one_file_cannot_be_written_it_is_told_once_and_all_others_are(county, monkeypatch, error, message):
    real = Path.replace

    def failing(self, target):
        if "/d07/" in str(target) and str(target).endswith(".docx"):
            raise OSError(error, os.strerror(error))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    ran = trials.command("build", "2024", "--all", "--workspace", str(county))

    title = "关于印发第7区应急管理局2024年法治建设工作要点的通知.docx"
    assert ran.code == 6
    assert ran.errors() == [(f"outputs/2024/d07/{title}", "not-written")]
    assert f"outputs/2024/d07/{title}: {message} [not-written]" in ran.err
    assert ran.out.splitlines()[-1] == f"共 {ALL} 个文件，成功 {ALL - 1} 个，失败 1 个"
    assert len(outputs(county)) == ALL - 1
    assert not list(county.rglob(".reportgen-*"))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux")
def test_a_disk_too_small_for_one_document_still_takes_the_others(county):
    text = "title: 专题\nkind: report\nstandalone: true\nopening: |\n  " + "".join(map(chr, range(0x4E00, 0x9E00)))
    (county / "inputs/d07/2024").mkdir()
    (county / "inputs/d07/2024/report.yaml").write_text(f"{text}\n", encoding="utf-8")
    limit = ["import resource, signal", "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"]
    limit += ["resource.setrlimit(resource.RLIMIT_FSIZE, (27000, 27000))", "sys.dont_write_bytecode = True"]

    ran = trials.process("build", "2024", "--all", "--workspace", str(county), before=limit)

    assert ran.code == 6
    assert ran.errors() == [("outputs/2024/d07/专题.docx", "not-written")]
    assert ran.out.splitlines()[-1] == f"共 {ALL + 1} 个文件，成功 {ALL} 个，失败 1 个"
    assert not list(county.rglob(".reportgen-*"))


def test_the_evidence_of_many_offices_is_made_by_all_processes(county):
    ran = trials.command("evidence", "2024", "--all", "--workspace", str(county))

    assert ran.code == 0
    assert ran.out.splitlines()[-1] == f"共 {ALL} 个文件，成功 {ALL} 个，失败 0 个"


class Terminal(io.StringIO):
    """What a person sees who runs the command."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_a_line_shows_how_far_it_is_and_is_gone_at_the_end(monkeypatch):
    monkeypatch.setattr(sys, "stderr", seen := Terminal())

    assert list(running.over("甲乙丙丁", 4)) == ["甲", "乙", "丙", "丁"]

    shown = [line for line in seen.getvalue().split("\r\x1b[K") if line]
    assert shown[0].startswith("进度 ███████░░░░░░░░░░░░░░░░░░░░░░░ 1/4，还要 ")
    assert [line.split()[2].split("，")[0] for line in shown] == ["1/4", "2/4", "3/4", "4/4"]
    assert seen.getvalue().endswith("\r\x1b[K")


def test_elsewhere_nothing_but_the_results_is_shown(monkeypatch):
    monkeypatch.setattr(sys, "stderr", seen := io.StringIO())

    assert list(running.over("甲乙", 2)) == ["甲", "乙"]
    assert not seen.getvalue()


@pytest.mark.skipif(os.name != "posix", reason="POSIX only")
def test_ctrl_c_ends_all_processes_in_a_sentence(county):
    line = [sys.executable, "-m", "reportgen", "build", "2024", "--all", "--workspace", str(county)]
    ran = subprocess.Popen(
        line,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=trials.environment(),
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while len(outputs(county)) < 10 and time.monotonic() < until:
        time.sleep(0.01)
    os.killpg(ran.pid, signal.SIGINT)  # a terminal sends it to all of them
    _, err = ran.communicate(timeout=60)

    assert ran.returncode == 130
    assert err.splitlines()[-1] == "已中断；没有写完的文件都保持原样。"
    assert "Traceback" not in err
    assert not list(county.rglob(".reportgen-*"))
    with pytest.raises(ProcessLookupError):
        os.killpg(ran.pid, 0)
