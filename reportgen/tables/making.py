"""Makes tables that go with a document: composed, put into tables, written as Word and as a spreadsheet."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from reportgen import outputs
from reportgen.build import Composed, Task, composed
from reportgen.load import Loader
from reportgen.problems import Problem, ReportgenError
from reportgen.tables import Tables

T = TypeVar("T")


class File(NamedTuple):
    """A finished file: its name, that of the one kept beside it, if one was, and whether nothing had changed."""

    name: str
    kept: str
    unchanged: bool


class Made(NamedTuple, Generic[T]):
    """What came of a task: the problems, and the table and its files where they were made."""

    task: Task
    problems: tuple[Problem, ...]
    exit_code: int
    seconds: float
    table: T | None = None
    files: tuple[File, ...] = ()


def make(  # noqa: PLR0913
    loader: Loader,
    task: Task,
    table_of: Callable[[Composed], T],
    laid_out: Callable[[T], Tables],
    *,
    force: bool,
    passed_over: str = "",
) -> Made[T]:
    """Make the tables of one document; a fault that a person can mend becomes the outcome's problems.

    What the rule `passed_over` finds is no warning here.
    """
    started = time.perf_counter()
    problems: tuple[Problem, ...] = ()
    try:
        ready = composed(loader, task)
        problems = tuple(problem for problem in ready.problems if problem.rule != passed_over)
        table = table_of(ready)
        files = _put(loader, task, laid_out(table), ready.loaded.file, force=force)
    except ReportgenError as error:
        found = tuple(dict.fromkeys((*error.problems, *problems)))
        return Made(task, found, error.exit_code, time.perf_counter() - started)
    return Made(task, problems, 0, time.perf_counter() - started, table, tuple(files))


def _put(loader: Loader, task: Task, tables: Tables, source: str, *, force: bool) -> Iterable[File]:
    """Put both files in their places, or neither; each remembers what it says."""
    from reportgen import identity, package
    from reportgen.tables import sheets, word
    from reportgen.verify import cells, text

    workspace = loader.workspace
    document, book = word.parts(tables), sheets.parts(tables)
    stamped = {
        ".docx": identity.stamped(document, text.paragraphs(document), source),
        ".xlsx": identity.stamped(book, [row.text for row in cells.rows(book)], source),
    }
    files = {
        workspace.output(task.office, task.year, tables.document, f"{tables.kind}{ending}"): package.write(parts)
        for ending, parts in stamped.items()
    }
    done = outputs.put_together(workspace, files, source, force=force)
    return [File(workspace.shown(path), *put) for path, put in zip(files, done, strict=True)]
