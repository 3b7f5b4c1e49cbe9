"""Other machines that share the work, through dask.distributed; the only user of it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from reportgen import __version__
from reportgen.problems import Location, OutputError, Problem

R = TypeVar("R")

_ANSWER = 5  # seconds until the scheduler must have answered, and a machine be there
_RETURN = 30  # seconds until a machine must be there again, once all are gone


class Cluster:
    """Machines that wait for work."""

    def __init__(self, client: Any, lost: tuple[type[BaseException], ...]) -> None:
        self._client = client
        self._executor: Executor = client.get_executor(pure=False)
        self._lost = lost
        self._seen = time.monotonic()
        self.cores = self._cores()

    def begun(self, work: Callable[..., R], *arguments: object) -> Callable[[], R]:
        """Hands the work over; what is returned tells its result. Both raise BrokenExecutor where nobody does it."""
        if self.is_gone():
            raise BrokenExecutor
        return partial(self._result, self._executor.submit(work, *arguments))

    def is_gone(self) -> bool:
        """Whether the scheduler is, or no machine has been there for long."""
        now = time.monotonic()
        self._seen = now if self._cores() else self._seen
        return self._client.status != "running" or now - self._seen > _RETURN

    def _result(self, future: Future[R]) -> R:
        while True:
            try:
                return future.result(timeout=1)
            except self._lost as error:
                raise BrokenExecutor from error
            except TimeoutError as error:
                if future.done():
                    raise  # the work's own
                if self.is_gone():
                    raise BrokenExecutor from error

    def _cores(self) -> int:
        try:
            return sum(self._client.ncores().values())
        except (OSError, RuntimeError, AttributeError):  # the last is how a client that was closed says it
            return 0


@contextmanager
def of(address: str, root: Path) -> Iterator[Cluster]:
    """The cluster whose scheduler is at `address`; raises OutputError where it cannot build what is at `root`."""
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        message = "没有装 dask，不能把活分给别的计算机"
        remedy = '运行 pip install "reportgen[dask]"；或去掉 --scheduler，只用这台计算机'
        raise OutputError([_problem(address, "no-dask", message, remedy)]) from None
    try:
        client = Client(address, timeout=_ANSWER, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError):
        message = "这个地址没有 dask 的调度程序应答"
        remedy = "检查地址，如 tcp://10.0.0.1:8786，并运行 dask scheduler；或去掉 --scheduler，只用这台计算机"
        raise OutputError([_problem(address, "no-scheduler", message, remedy)]) from None
    with client:
        _refuse_unfit(client, address, root)
        yield Cluster(client, (CancelledError, KilledWorker, BrokenExecutor))


def _refuse_unfit(client: Any, address: str, root: Path) -> None:
    try:
        client.wait_for_workers(1, timeout=_ANSWER)
    except TimeoutError:
        message, remedy = "调度程序下面没有一台计算机在等着干活", f"在各台计算机上运行 dask worker {address}"
        raise OutputError([_problem(address, "no-worker", message, remedy)]) from None
    problems = []
    for worker, found in client.run(seen, str(root), on_error="return").items():
        if isinstance(found, BaseException):
            message, remedy = (
                f"那里没有装 reportgen（{type(found).__name__}）",
                "在那里装上同一版的 reportgen，重新启动它",
            )
        elif found[0] != __version__:
            message, remedy = f"那里的 reportgen 是 {found[0]}，这里是 {__version__}", "装上同一版，重新启动它"
        elif not found[1]:
            message, remedy = f"那里没有工作区 {root}", "把工作区放在各台计算机共用的盘上，路径也要相同"
        else:
            continue
        problems.append(_problem(str(worker), "unfit-worker", message, remedy))
    if problems:
        raise OutputError(problems)


def seen(root: str) -> tuple[str, bool]:
    """What a machine has: the version of this program, and whether the workspace is there."""
    return __version__, os.path.isdir(os.path.join(root, "inputs"))  # noqa: PTH112, PTH118  (as cheap as the rest)


def _problem(where: str, rule: str, message: str, remedy: str) -> Problem:
    return Problem(Location(where), rule, message, remedy)
