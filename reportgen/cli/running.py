"""One command over many documents: what each comes to, and the summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
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
) -> list[R]:
    """Run each task the command means, of any `kind` or one; `run` is a function of a module, or a part of one."""
    from reportgen.build import tasks
    from reportgen.load import Loader

    loader = Loader(opened(folder))
    found = tasks(loader, year, list(documents or ()), office, every=every, kind=kind)
    if every and (without := [one for one in loader.workspace.offices() if one not in {task.office for task in found}]):
        typer.echo(f"这些机关没有要做的 {year} 年文件：{'、'.join(without)}", err=True)
    from reportgen.batch import run as each_of

    return over(each_of(loader, found, run), len(found))


def over(results: Iterable[R], length: int) -> list[R]:
    """The results as they come; on a terminal a bar shows how far it is."""
    if length == 1 or not sys.stderr.isatty():
        return list(results)
    with typer.progressbar(results, length=length, label="进度", file=sys.stderr) as bar:
        return list(bar)


def show(outcomes: list[R], shape: Format, line: Callable[[R], str], data: Callable[[R], dict[str, object]]) -> None:
    """Print the problems and a line for each outcome, or all as data; exits with the highest code."""
    problems = in_order(problem for outcome in outcomes for problem in outcome.problems)
    if shape is Format.JSON:
        print_json(
            {
                "problems": [as_data(problem) for problem in problems],
                "outcomes": [data(outcome) for outcome in outcomes],
            }
        )
    else:
        print_problems(problems)
        for outcome in outcomes:
            typer.echo(line(outcome))
        if len(outcomes) > 1:
            failed = sum(outcome.exit_code != 0 for outcome in outcomes)
            typer.echo(f"共 {len(outcomes)} 个文件，成功 {len(outcomes) - failed} 个，失败 {failed} 个")
    leave(outcomes)


def leave(outcomes: Iterable[Result]) -> None:
    """Exits with the highest code of the outcomes, if one failed."""
    if code := max(outcome.exit_code for outcome in outcomes):
        raise typer.Exit(code)
