"""Makes the table of tasks of work points: composed, broken down, written as Word and as a spreadsheet."""

from __future__ import annotations

import time
from collections.abc import Iterable
from typing import NamedTuple

from reportgen import outputs
from reportgen.breakdown import Breakdown, broken_down
from reportgen.build import Task, composed
from reportgen.checks import unused_target
from reportgen.load import Loader
from reportgen.model.work_points import WorkPoints
from reportgen.problems import Problem, ReportgenError


class File(NamedTuple):
    """A finished file: its name, that of the one kept beside it, if one was, and whether nothing had changed."""

    name: str
    kept: str
    unchanged: bool


class Made(NamedTuple):
    """What came of a task: the problems, and the table and its files where they were made."""

    task: Task
    problems: tuple[Problem, ...]
    exit_code: int
    seconds: float
    table: Breakdown | None = None
    files: tuple[File, ...] = ()


def make(loader: Loader, task: Task, *, force: bool) -> Made:
    """Make the table of one document; a fault that a person can mend becomes the outcome's problems.

    That the text uses a target nowhere is no warning here: the table prints it.
    """
    started = time.perf_counter()
    problems: tuple[Problem, ...] = ()
    try:
        ready = composed(loader, task)
        loaded = ready.loaded
        problems = tuple(problem for problem in ready.problems if problem.rule != unused_target.ID)
        assert isinstance(loaded.document, WorkPoints)
        table = broken_down(loaded.document, loaded.office, loaded.base)
        files = _put(loader, task, table, loaded.file, force=force)
    except ReportgenError as error:
        found = tuple(dict.fromkeys((*error.problems, *problems)))
        return Made(task, found, error.exit_code, time.perf_counter() - started)
    return Made(task, problems, 0, time.perf_counter() - started, table, tuple(files))


def _put(loader: Loader, task: Task, table: Breakdown, source: str, *, force: bool) -> Iterable[File]:
    """Put both files in their places, or neither; each remembers what it says."""
    from reportgen import identity, package
    from reportgen.breakdown import sheets, word
    from reportgen.verify import cells, text

    workspace = loader.workspace
    document, book = word.parts(table), sheets.parts(table)
    stamped = {
        ".docx": identity.stamped(document, text.paragraphs(document), source),
        ".xlsx": identity.stamped(book, [row.text for row in cells.rows(book)], source),
    }
    files = {
        workspace.output(task.office, task.year, table.document, f"{table.kind}{ending}"): package.write(parts)
        for ending, parts in stamped.items()
    }
    done = outputs.put_together(workspace, files, source, force=force)
    return [File(workspace.shown(path), *put) for path, put in zip(files, done, strict=True)]
