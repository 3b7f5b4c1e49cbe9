"""One command over many documents: what each comes to, and the summary."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import typer

from reportgen.cli.options import Format
from reportgen.cli.printing import as_data, print_json, print_problems
from reportgen.problems import InputError, Location, Problem, in_order

if TYPE_CHECKING:
    from reportgen.build import Task
    from reportgen.load import Loader
    from reportgen.workspace import Workspace


class Result(Protocol):
    """What came of a task, whatever the command made of it."""

    @property
    def task(self) -> Task: ...
    @property
    def problems(self) -> tuple[Problem, ...]: ...
    @property
    def exit_code(self) -> int: ...


R = TypeVar("R", bound=Result)

_BAR = 30
_WIPE = "\r\x1b[K"


def opened(folder: Path | None) -> Workspace:
    from reportgen import workspace

    try:
        return workspace.find((folder or Path()).absolute())
    except FileNotFoundError:
        problem = Problem(Location("."), "no-workspace", "当前文件夹已经不在了", "进入一个还在的文件夹，再运行")
        raise InputError([problem]) from None


def each(  # noqa: PLR0913, PLR0917
    folder: Path | None,
    year: str,
    documents: Sequence[str] | None,
    office: str | None,
    every: bool,  # noqa: FBT001
    run: Callable[[Loader, Task], R],
    kind: str = "",
    known: Callable[[Loader, Task], R | None] | None = None,
    scheduler: str | None = None,
) -> Iterator[R]:
    """Run each task the command means, of any `kind` or one; `run` is a function of a module, or a part of one.

    What is `known` of a task already is not done again; the rest is shared by the cluster of a `scheduler`, if given.
    """
    from reportgen.build import tasks
    from reportgen.load import Loader

    loader = Loader(opened(folder))
    found = tasks(loader, year, list(documents or ()), office, every=every, kind=kind)
    having = {task.office for task in found}
    if every and (without := [one for one in loader.offices() if one not in having]):
        typer.echo(f"这些机关没有要做的 {year} 年文件：{'、'.join(without)}", err=True)
    from reportgen.batch import run as each_of

    return over(each_of(loader, found, run, known, scheduler), len(found))


def over(results: Iterable[R], length: int) -> Iterator[R]:
    """The results as they come; on a terminal a line shows how far it is."""
    if length == 1 or not sys.stderr.isatty():
        yield from results
        return
    began = time.monotonic()
    try:
        for done, result in enumerate(results, 1):
            sys.stderr.write(_WIPE)
            yield result
            left = (time.monotonic() - began) / done * (length - done)
            bar = "█" * (done * _BAR // length)
            sys.stderr.write(f"{_WIPE}进度 {bar:░<{_BAR}} {done}/{length}，还要 {left // 60:.0f} 分 {left % 60:.0f} 秒")
            sys.stderr.flush()
    finally:
        sys.stderr.write(_WIPE)


def show(
    outcomes: Iterable[R], shape: Format, line: Callable[[R], str], data: Callable[[R], dict[str, object]]
) -> None:
    """Print the problems and a line for each outcome as it comes, or all as data; exits with the highest code."""
    if shape is Format.JSON:
        all_ = list(outcomes)
        print_json(
            {
                "problems": [as_data(problem) for problem in in_order(one for each in all_ for one in each.problems)],
                "outcomes": [data(outcome) for outcome in all_],
            }
        )
        leave(all_)
        return
    told: set[int] = set()
    codes = Counter[int]()
    for outcome in outcomes:
        new = [problem for problem in in_order(outcome.problems) if hash(problem) not in told]
        told.update(map(hash, new))  # one that several documents share is told once; no more is kept of it
        print_problems(new)
        typer.echo(line(outcome))
        codes[outcome.exit_code] += 1
    if (count := codes.total()) > 1:
        typer.echo(f"共 {count} 个文件，成功 {codes[0]} 个，失败 {count - codes[0]} 个")
    if code := max(codes, default=0):
        raise typer.Exit(code)


def leave(outcomes: Iterable[Result]) -> None:
    """Exits with the highest code of the outcomes, if one failed."""
    if code := max(outcome.exit_code for outcome in outcomes):
        raise typer.Exit(code)
