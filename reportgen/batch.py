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
    from concurrent.futures import Executor, Future
    from multiprocessing.process import BaseProcess

R = TypeVar("R")
Work = Callable[[Loader, Task], R]

_FEW = 16  # tasks that one process does sooner than others are started
_CHUNK = 8
_AHEAD = 128  # tasks that are looked at together; there are never more than two times as many under way

_own: tuple[str, Loader] | None = None
"""The loader of a process that works for another, and the run it belongs to."""
_one_at_a_time = threading.Lock()


class Done(NamedTuple, Generic[R]):
    """What came of some tasks."""

    results: list[R]


class Begun(NamedTuple, Generic[R]):
    """Tasks that another process has."""

    tasks: list[Task]
    future: Future[list[R]]


def run(
    loader: Loader, tasks: Sequence[Task], work: Work[R], known: Callable[[Loader, Task], R | None] | None = None
) -> Iterator[R]:
    """What `work`, a function of a module, makes of each task, or what is `known` of it already.

    A process that dies leaves its tasks to this one.
    """
    others = _Others(loader, work)
    try:
        ahead = deque[list[Done[R] | Begun[R]]]()
        for start in range(0, len(tasks), _AHEAD):
            ahead.append(list(_started(others, tasks[start : start + _AHEAD], known)))
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
    """The processes that share the work, from the moment it is worth it."""

    def __init__(self, loader: Loader, work: Work[R]) -> None:
        self.loader = loader
        self._work = work
        self._run = f"{os.getpid()}-{time.time_ns()}"
        self._executor: Executor | None = None

    def worth_it(self, tasks: int) -> bool:
        return self._executor is not None or (tasks >= _FEW and _cores() > 1)

    def done_here(self, tasks: list[Task]) -> Done[R]:
        return Done([self._work(self.loader, task) for task in tasks])

    def begin(self, tasks: list[Task]) -> Done[R] | Begun[R]:
        """Hand tasks over; the very first are done here, so that what all need is read and compiled but once."""
        from concurrent.futures import BrokenExecutor

        if self._executor is None:
            first = self.done_here(tasks)
            self._executor = self._processes()
            return first
        for _ in range(2):
            try:
                future = self._executor.submit(_done, self._run, self.loader.workspace, self._work, tasks)
                return Begun(tasks, future)
            except BrokenExecutor:  # one of them died: others take their place
                self._executor.shutdown()
                self._executor = self._processes()
        return self.done_here(tasks)

    def finished(self, begun: Begun[R]) -> Done[R]:
        from concurrent.futures import BrokenExecutor

        try:
            return Done(begun.future.result())
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
        return ProcessPoolExecutor(_cores(), context, _begin)

    def end(self) -> None:
        if self._executor is not None:
            self._executor.shutdown()

    def leave(self) -> None:
        """Begin nothing more, and wait for nothing."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)


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
        return [work(loader, task) for task in tasks]


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
