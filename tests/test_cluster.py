"""A batch on a cluster: a real one, of several processes on this machine."""

import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import trials
from trials import environment, snapshot

ROOT = Path(__file__).parents[1]
DISTRICTS = 40
BUILT = DISTRICTS - 1 + len(list(ROOT.glob("inputs/jiangzhou/2024/*.yaml")))
"""All but the one at fault."""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux")


class Running(NamedTuple):
    """A scheduler, its workers, and where it listens."""

    address: str
    processes: list[subprocess.Popen[str]]


def started(*command: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", *command, "--no-dashboard"]
    return subprocess.Popen(line, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=environment())


def said(process: subprocess.Popen[str], pattern: str) -> str:
    """What a process says, once it says it."""
    assert process.stderr is not None
    return next(found[1] for line in process.stderr if (found := re.search(pattern, line)))


@pytest.fixture
def cluster(tmp_path, monkeypatch) -> Iterator[Running]:
    """A scheduler with three workers, which keep what they keep in a folder of their own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    scheduler = started("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    processes = [scheduler]
    try:
        address = said(scheduler, r"Scheduler at:\s+(tcp://\S+)")
        nearby = ("distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--host", "127.0.0.1")
        processes += [started(*nearby) for _ in range(3)]
        for worker in processes[1:]:
            said(worker, r"(Registered to)")
        yield Running(address, processes)
    finally:
        for process in processes:
            process.kill()
            process.communicate()


@pytest.fixture
def county(tmp_path) -> Path:
    """The sample's city with districts that inherit its work points; one of them is at fault."""
    for name in ("templates/base", "templates/jiangzhou", "inputs/jiangzhou"):
        shutil.copytree(ROOT / name, tmp_path / "place" / name)
    for number in range(DISTRICTS):
        folder = tmp_path / "place" / "inputs" / f"d{number:02}"
        folder.mkdir()
        text = f"name: 第{number}区应急管理局\ninherits: jiangzhou\nfile_code: 区应急\n"
        (folder / "office.yaml").write_text(text if number != 7 else f"{text}code: 1\n", encoding="utf-8")
    return tmp_path / "place"


def build(place: Path, *more: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "reportgen", "build", "2024", "--all", "--workspace", str(place), *more]
    return subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment())


def lines(out: str) -> list[str]:
    """What was told, without the time it took."""
    return [re.sub(r"（.*|（另见.*", "", line).replace("没有变化", "已生成") for line in out.splitlines()]


def test_where_a_worker_is_killed_in_the_middle_no_document_is_missing_and_none_is_there_twice(cluster, county):
    alone = build(county)
    expected_out, expected_err = alone.communicate(timeout=120)
    expected = snapshot(county / "outputs")
    shutil.rmtree(county / "outputs")

    shared = build(county, "--scheduler", cluster.address)
    until = time.monotonic() + 60
    while len(snapshot(county / "outputs")) < 5 and time.monotonic() < until:
        time.sleep(0.005)
    cluster.processes[1].send_signal(signal.SIGKILL)
    there = len(snapshot(county / "outputs"))
    out, err = shared.communicate(timeout=120)

    assert there < len(expected) == BUILT
    assert shared.returncode == alone.returncode == 3
    assert lines(out) == lines(expected_out)
    assert err == expected_err
    assert {name: data for name, data in snapshot(county / "outputs").items() if ".reportgen-" not in name} == expected


def test_without_its_scheduler_the_batch_is_finished_by_this_machine(cluster, county):
    before = ["from reportgen import cluster", "cluster._RETURN = 1"]
    line = "\n".join(["import sys", *before, "from reportgen.__main__ import run", "run()"])
    command = ["build", "2024", "--all", "--workspace", str(county), "--scheduler", cluster.address]
    shared = subprocess.Popen(
        [sys.executable, "-c", line, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    until = time.monotonic() + 60
    while len(snapshot(county / "outputs")) < 5 and time.monotonic() < until:
        time.sleep(0.005)
    cluster.processes[0].send_signal(signal.SIGKILL)
    out, err = shared.communicate(timeout=120)

    assert out.splitlines()[-1] == f"共 {BUILT + 1} 个文件，成功 {BUILT} 个，失败 1 个", err
    files = [name for name in snapshot(county / "outputs") if ".reportgen-" not in name]
    assert len(files) == BUILT


def test_machines_with_another_version_are_refused_by_name(cluster, county):
    before = ["import reportgen", "reportgen.__version__ = '9.9'"]
    ran = trials.process(
        "build", "2024", "--all", "--workspace", str(county), "--scheduler", cluster.address, before=before
    )

    assert ran.code == 6
    assert [rule for _, rule in ran.errors()] == ["unfit-worker"] * 3
    assert "那里的 reportgen 是 0.1.0，这里是 9.9" in ran.err
    assert not (county / "outputs").exists()


def test_a_scheduler_without_machines_is_told_in_time(county):
    scheduler = started("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0")
    try:
        address = said(scheduler, r"Scheduler at:\s+(tcp://\S+)")
        ran = trials.process("build", "2024", "--all", "--workspace", str(county), "--scheduler", address)
    finally:
        scheduler.kill()
        scheduler.communicate()

    assert (ran.code, ran.errors()) == (6, [(address, "no-worker")])


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nowhere://x", "甲"])
def test_an_address_nobody_answers_is_told_in_time(county, address):
    began = time.monotonic()

    ran = trials.process("build", "2024", "--all", "--workspace", str(county), "--scheduler", address)

    assert (ran.code, ran.errors()) == (6, [(address, "no-scheduler")])
    assert time.monotonic() - began < 30
    assert not (county / "outputs").exists()


def test_without_dask_the_extra_is_named(county):
    before = ["sys.modules['distributed'] = None"]
    ran = trials.process(
        "build", "2024", "--workspace", str(county), "--scheduler", "tcp://10.0.0.1:8786", before=before
    )

    assert ran.code == 6
    assert ran.err == (
        "tcp://10.0.0.1:8786: 没有装 dask，不能把活分给别的计算机 [no-dask]\n"
        '    → 运行 pip install "reportgen[dask]"；或去掉 --scheduler，只用这台计算机\n'
    )
