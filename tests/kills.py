"""Kills a batch at random moments, and says what it left behind.

    python tests/kills.py [MOMENTS] [SEED]

In turn the process that runs the batch is killed, it and all that work for it, or one of these alone. Whatever was being
done, each output must be the old one or the new one, byte for byte; the next run must make all of them new, and leave no
other file. Linux only.
"""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))
import province
from trials import environment, snapshot

OFFICES = 30
TARGETS = ("the one that runs it", "all of them", "one that works for it")


def build(place: Path, cache: Path) -> subprocess.Popen[bytes]:
    """A batch of all offices that has just begun, in a session of its own."""
    command = [sys.executable, "-m", "reportgen", "build", "2024", "--all", "--workspace", str(place)]
    silent = subprocess.DEVNULL
    env = environment({"XDG_CACHE_HOME": str(cache)})
    return subprocess.Popen(command, stdout=silent, stderr=silent, env=env, start_new_session=True)


def change(place: Path) -> None:
    """Give every document of the districts something new to print."""
    for file in place.glob("inputs/d*/2024/*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("市应急管理局，区司法局", "市应急管理局，区司法局，区档案馆"), encoding="utf-8")


def prepared(place: Path, offices: int) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Makes a workspace whose outputs are old: the files as they are, and as they will be."""
    province.make(place / "made", offices)
    assert build(place / "made", place / "cache").wait(120) == 0
    old = snapshot(place / "made" / "outputs")
    shutil.copytree(place / "made", place / "new")
    change(place / "new")
    assert build(place / "new", place / "cache").wait(120) == 0
    change(place / "made")
    return old, snapshot(place / "new" / "outputs")


def family(session: int) -> list[int]:
    """The processes of a session that are alive."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                state, _, _, its_session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
            except OSError:
                continue
            found += [int(entry.name)] if int(its_session) == session and state != "Z" else []
    return sorted(found)


def trial(place: Path, number: int, chance: random.Random, old: dict[str, bytes], new: dict[str, bytes]) -> str:
    """What a kill at a random moment came to; raises where it left what it should not."""
    here = place / f"trial-{number}"
    shutil.copytree(place / "made", here)
    target = TARGETS[number % len(TARGETS)]
    changed = [name for name in new if old[name] != new[name]]
    few = 9 if target == TARGETS[2] else 0  # others are begun when the first eight are done
    enough, began = chance.randint(few, len(changed) - 2), time.monotonic()
    running = build(here, place / "cache")
    while sum((here / "outputs" / name).read_bytes() == new[name] for name in changed) < enough:
        time.sleep(0.001)
    time.sleep(chance.uniform(0, 0.05 if enough else 0.5))
    wait = time.monotonic() - began
    workers = [one for one in family(running.pid) if one != running.pid]
    whom = {TARGETS[0]: [running.pid], TARGETS[1]: [running.pid, *workers]}.get(target, workers[:1])
    for one in whom:
        with contextlib.suppress(ProcessLookupError):
            os.kill(one, signal.SIGKILL)
    code = running.wait(120)
    assert code in ({0} if target == TARGETS[2] else {0, -9}), code
    until = time.monotonic() + 10
    while family(running.pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not family(running.pid), "a process outlived the one that began it"
    left = snapshot(here / "outputs")
    files = {name: data for name, data in left.items() if not Path(name).name.startswith(".reportgen-")}
    for name, data in files.items():
        assert data in {old[name], new[name]}, f"{name} is neither the old file nor the new"
    assert files.keys() == old.keys()
    if target == TARGETS[2]:
        assert files == new, "the batch did not go on without it"
    done = sum(old[name] != new[name] == files[name] for name in new)
    assert build(here, place / "cache").wait(120) == 0
    assert snapshot(here / "outputs") == new, "the next run did not complete the rest"
    assert not list(here.rglob(".reportgen-*")), "something was left behind"
    shutil.rmtree(here)
    return f"{wait:.2f} s, {target}: {len(whom)} killed, {done} files new, {len(left) - len(files)} unfinished"


def trials_of(moments: int, seed: int, offices: int) -> list[str]:
    """What each of so many kills came to."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        place = Path(folder)
        old, new = prepared(place, offices)
        return [trial(place, number, chance, old, new) for number in range(moments)]


if __name__ == "__main__":
    moments, seed = (int(sys.argv[at]) if len(sys.argv) > at else otherwise for at, otherwise in ((1, 20), (2, 0)))
    for line in trials_of(moments, seed, OFFICES):
        sys.stdout.write(f"{line}\n")
