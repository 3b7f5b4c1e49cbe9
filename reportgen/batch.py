"""Runs many tasks: one after another, on all cores, or on the machines of a cluster; what comes of each, in order."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from reportgen.build import Task
from reportgen.load import Loader
from reportgen.workspace import Workspace

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from multiprocessing.process import BaseProcess

    from reportgen.cluster import Cluster

R = TypeVar("R")
Work = Callable[[Loader, Task], R]

_FEW = 16  # tasks that one process does sooner than others are started
_CHUNK = 8
_AHEAD = 128  # tasks that are looked at together, or more for many cores; never more than twice that are under way

_own: tuple[str, Loader] | None = None
"""The loader of a process that works for another, and the run it belongs to."""
_one_at_a_time = threading.Lock()


class Done(NamedTuple, Generic[R]):
    """What came of some tasks."""

    results: list[R]


class Begun(NamedTuple, Generic[R]):
    """Tasks that another process has."""

    tasks: list[Task]
    result: Callable[[], list[R]]


def run(
    loader: Loader,
    tasks: Sequence[Task],
    work: Work[R],
    known: Callable[[Loader, Task], R | None] | None = None,
    scheduler: str | None = None,
) -> Iterator[R]:
    """What `work`, a function of a module, makes of each task, or what is `known` of it already.

    The cores of this machine share the work, or those of the cluster whose `scheduler` is named. A process that dies
    leaves its tasks to this one.
    """
    if scheduler is None:
        yield from _run(_Others(loader, work), tasks, known)
        return
    from reportgen import cluster

    with cluster.of(scheduler, loader.workspace.root) as machines:
        yield from _run(_Others(loader, work, machines), tasks, known)


def _run(others: _Others[R], tasks: Sequence[Task], known: Callable[[Loader, Task], R | None] | None) -> Iterator[R]:
    try:
        ahead = deque[list[Done[R] | Begun[R]]]()
        for start in range(0, len(tasks), others.ahead):
            ahead.append(list(_started(others, tasks[start : start + others.ahead], known)))
            if len(ahead) > 1:
                yield from _finished(others, ahead.popleft())
        for slice_ in ahead:
            yield from _finished(others, slice_)
    except BaseException:
        others.leave()
        raise
    others.end()


def _started(
    others: _Others[R], tasks: Sequence[Task], known: Callable[[Loader, Task], R | None] | None
) -> Iterator[Done[R] | Begun[R]]:
    """The tasks done or begun, in order."""
    there = [known(others.loader, task) if known else None for task in tasks]
    many = others.worth_it(there.count(None))
    for is_new, pairs in groupby(zip(tasks, there, strict=True), lambda pair: pair[1] is None):
        group = list(pairs)
        if not is_new:
            yield Done([result for _, result in group if result is not None])
            continue
        new = [task for task, _ in group]
        for start in range(0, len(new), _CHUNK):
            yield others.begin(new[start : start + _CHUNK]) if many else others.done_here(new[start : start + _CHUNK])


def _finished(others: _Others[R], slice_: list[Done[R] | Begun[R]]) -> Iterator[R]:
    for one in slice_:
        yield from (one if isinstance(one, Done) else others.finished(one)).results


class _Others(Generic[R]):
    """Those who share the work, from the moment it is worth it."""

    def __init__(self, loader: Loader, work: Work[R], cluster: Cluster | None = None) -> None:
        self.loader = loader
        self._work = work
        self._run = f"{os.uname().nodename if hasattr(os, 'uname') else ''}-{os.getpid()}-{time.time_ns()}"
        self._cluster = cluster
        self._pool: Executor | None = None
        self.ahead = max(_AHEAD, 2 * _CHUNK * (cluster.cores if cluster else _cores()))

    def worth_it(self, tasks: int) -> bool:
        return self._cluster is not None or self._pool is not None or (tasks >= _FEW and _cores() > 1)

    def done_here(self, tasks: list[Task]) -> Done[R]:
        return Done([self._work(self.loader, task) for task in tasks])

    def begin(self, tasks: list[Task]) -> Done[R] | Begun[R]:
        """Hand tasks over; the very first are done here, so that what all need is read and compiled but once."""
        from concurrent.futures import BrokenExecutor

        run, workspace, work = self._run, self.loader.workspace, self._work
        if self._cluster:
            try:
                return Begun(tasks, self._cluster.begun(_done, run, workspace, work, tasks))
            except BrokenExecutor:  # this machine goes on
                self._cluster = None
        if self._pool is None:
            first = self.done_here(tasks)
            self._pool = self._processes()
            return first
        try:
            return Begun(tasks, self._pool.submit(_done, run, workspace, work, tasks).result)
        except BrokenExecutor:  # one of them died: others take their place
            self._pool.shutdown()
            self._pool = self._processes()
            return self.done_here(tasks)

    def finished(self, begun: Begun[R]) -> Done[R]:
        from concurrent.futures import BrokenExecutor

        try:
            return Done(begun.result())
        except BrokenExecutor:
            return self.done_here(begun.tasks)

    def _processes(self) -> Executor:
        from concurrent.futures.process import ProcessPoolExecutor
        from multiprocessing import get_context

        global _own  # noqa: PLW0603  (what was read here is there in each process that is forked)
        _own = (self._run, self.loader)
        gc.collect()
        gc.freeze()  # a collection would write to every object, and so copy the memory they share
        context = get_context("fork" if sys.platform == "linux" else "spawn")
        return ProcessPoolExecutor(_cores() + 1, context, _begin)  # while one waits for the disk

    def end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def leave(self) -> None:
        """Begin nothing more, and wait for nothing."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that began it says when to stop
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: BaseProcess | None) -> None:
    """End when `parent` does; a process whose parent was killed would wait for ever."""
    if parent is not None:
        parent.join()
        os._exit(1)


def _done(run: str, workspace: Workspace, work: Work[R], tasks: list[Task]) -> list[R]:
    """What comes of tasks that another process handed over."""
    global _own  # noqa: PLW0603  (each process has one loader for a run, and reads the shared files once)
    with _one_at_a_time:
        if _own is None or _own[0] != run:
            _own = (run, Loader(workspace))
        loader = _own[1]
        results = [work(loader, task) for task in tasks]
        gc.collect()  # cheap, with what is shared set apart; else what is let go would pile up for hundreds of tasks
        return results


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
