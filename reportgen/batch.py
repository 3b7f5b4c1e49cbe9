"""Runs many tasks: one after another, or on all cores; what comes of each, in order."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from reportgen.build import Task
from reportgen.load import Loader
from reportgen.workspace import Workspace

R = TypeVar("R")

_FEW = 16  # tasks that one process does sooner than others are started
_CHUNK = 8

_own: Loader | None = None
"""The loader of a process that works for another."""


def run(loader: Loader, tasks: Sequence[Task], work: Callable[[Loader, Task], R]) -> Iterator[R]:
    """What `work`, a function of a module, makes of each task; a process that dies leaves its tasks to this one."""
    cores = _cores()
    if len(tasks) < _FEW or cores < 2:
        yield from (work(loader, task) for task in tasks)
        return
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    yield work(loader, tasks[0])  # compiles the template, once for all
    done, rest = 1, tasks[1:]
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(cores, context, _begin, (loader.workspace,)) as others:
        try:
            for result in others.map(partial(_done, work), rest, chunksize=_CHUNK):
                yield result
                done += 1
        except BrokenProcessPool:
            yield from (work(loader, task) for task in tasks[done:])
        except BaseException:
            others.shutdown(wait=False, cancel_futures=True)
            raise


def _begin(workspace: Workspace) -> None:
    global _own  # noqa: PLW0603  (each process has one loader, and reads the shared files once)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began it says when to stop
    _own = Loader(workspace)


def _done(work: Callable[[Loader, Task], R], task: Task) -> R:
    assert _own is not None
    return work(_own, task)


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
