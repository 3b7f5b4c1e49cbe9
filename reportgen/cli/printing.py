"""How problems, results and data are printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import typer

from reportgen.problems import Problem

if TYPE_CHECKING:
    from reportgen.build import Task
    from reportgen.tables.making import File, Made

T = TypeVar("T")


def named(task: Task) -> str:
    return f"inputs/{task.office}/{task.year}/{task.document}.yaml"


def counted(problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    counts = ((severities.count("error"), "个错误"), (severities.count("warning"), "个提示"))
    return "，".join(f"{count} {what}" for count, what in counts if count) or "没有问题"


def files_lines(files: Iterable[File]) -> Iterator[str]:
    for file in files:
        kept = f"（原来的文件留作 {file.kept}）" if file.kept else ""
        yield f"{'没有变化' if file.unchanged else '已生成'} {file.name}{kept}"


def table_data(made: Made[T], shown: Callable[[T], dict[str, object]]) -> dict[str, object]:
    """What came of a table, for other programs; the table itself as `shown` has it."""
    return {
        "office": made.task.office,
        "year": made.task.year,
        "document": made.task.document,
        "exit_code": made.exit_code,
        "files": [file._asdict() for file in made.files],
        **({} if made.table is None else shown(made.table)),
        "seconds": round(made.seconds, 3),
    }


def print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        typer.echo(str(problem), err=True)


def print_json(data: object) -> None:
    import json

    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def as_data(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "file": where.file,
        "line": where.line,
        "place": where.place,
        "rule": problem.rule,
        "severity": problem.severity,
        "message": problem.message,
        "remedy": problem.remedy,
    }
