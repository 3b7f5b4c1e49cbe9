"""Batches of a made-up province: growth with the number of offices, memory, a second core, a run in which nothing is new.

    python tests/benchmarks/batch.py [OFFICES…]

Each office has a report and work points that follow the city's. Processor time is that of all processes; a process's own
memory is what it shares with no other (Linux only). Every document is counted, and every tenth of them is read back.
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import NamedTuple

import province

from reportgen import package
from reportgen.verify import text

SIZES = (1, 10, 100, 1000)
ROUNDS = 5
FOR_CORES = 300
"""Offices with which one core is set against two."""


class Run(NamedTuple):
    """One run of the command."""

    wall: float
    processor: float
    parent: float
    """The most memory the process that was started had, in MB."""
    own: float
    """The most memory another of its processes had of its own, in MB."""


def run(place: Path, cache: Path, *, cores: int = 2) -> Run:
    """`build 2024 --all`; raises where a document was not built."""
    command = [sys.executable, "-m", "reportgen", "build", "2024", "--all", "--workspace", str(place)]
    all_cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_cores)[:cores])  # the process inherits it
    began, before = time.monotonic(), getrusage(RUSAGE_CHILDREN)
    running = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"XDG_CACHE_HOME": str(cache)},
    )
    os.sched_setaffinity(0, all_cores)
    most = {"parent": 0.0, "own": 0.0}
    watch = threading.Thread(target=_watch, args=(running, most), daemon=True)
    watch.start()
    out, _ = running.communicate()
    wall, after = time.monotonic() - began, getrusage(RUSAGE_CHILDREN)
    watch.join()
    assert running.returncode == 0, out[-2000:]
    assert "失败 0 个" in out
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall, processor, most["parent"], most["own"])


def _watch(running: subprocess.Popen[str], most: dict[str, float]) -> None:
    while running.poll() is None:
        for process in (running.pid, *_children(running.pid)):
            try:
                lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()[1:]
            except OSError:
                continue
            sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
            name, size = (
                ("parent", sizes["Rss"])
                if process == running.pid
                else ("own", sizes["Private_Dirty"] + sizes["Private_Clean"])
            )
            most[name] = max(most[name], size)
        time.sleep(0.1)


def _children(process: int) -> Iterator[int]:
    for folder in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            yield from map(int, folder.read_text("ascii").split())
        except OSError:
            continue


def right(place: Path, offices: int) -> bool:
    """Whether each office has its two documents, and every tenth office's say its name."""
    for number in range(1, offices + 1):
        files = sorted((place / "outputs" / "2024" / province.district(number)).glob("*.docx"))
        if len(files) != len(province.DOCUMENTS):
            return False
        if number % 10 == 1:
            for file in files:
                words = "".join(text.paragraphs(package.read(file.read_bytes(), file.name).parts))
                if f"江州市{province.name(number)}应急管理局" not in words:
                    return False
    return True


def growth(offices: int, folder: Path) -> tuple[Run, Run]:
    """The first run with so many offices, and one in which nothing is new."""
    place, cache = folder / str(offices), folder / f"cache-{offices}"
    province.make(folder / "warm", 1)
    run(folder / "warm", cache)  # the templates are compiled
    province.make(place, offices)
    first, again = run(place, cache), run(place, cache)
    assert right(place, offices)
    return first, again


def second_core(folder: Path, rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Seconds with one core and with two, in turn, and the median of how many times faster."""
    rows = []
    for number in range(rounds):
        row = []
        for cores in (1, 2):
            place = folder / f"{number}-{cores}"
            province.make(place, FOR_CORES)
            row.append(run(place, folder / "cache", cores=cores).wall)
        rows.append(row)
    one, two = (median(column) for column in zip(*rows, strict=True))
    return one, two, median(a / b for a, b in rows)


def main() -> None:
    """Print a line for each size, and one for the second core."""
    for offices in [int(word) for word in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            first, again = growth(offices, Path(folder))
        documents = province.documents(offices)
        print(
            f"{offices:6} offices: {first.wall:7.2f} s, {first.processor / documents * 1000:6.1f} ms of processor a document,"
            f" {first.parent:.0f} MB, others {first.own:.1f} MB of their own;"
            f" again {again.wall:.2f} s, {again.parent:.0f} MB:"
            f" {again.processor / first.processor:.3f} of the processor time, {again.wall / first.wall:.3f} of the time",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as folder:
        one, two, times = second_core(Path(folder))
    print(f"one core {one:.2f} s, two {two:.2f} s: {times:.2f} times as fast (limit 1.7)")


if __name__ == "__main__":
    main()
