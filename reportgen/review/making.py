"""Makes the review copy of a document: built with what the checks and the evidence say of it as comments."""

from __future__ import annotations

import time
from datetime import date

from reportgen import identity, outputs, package
from reportgen.build import Outcome, Task, examined, filled
from reportgen.evidence.making import evidence_of
from reportgen.load import Loader
from reportgen.problems import InputError, ReportgenError, in_order
from reportgen.review import remarks
from reportgen.verify import format_problems, text

NAME = "（送审稿）.docx"


def review(loader: Loader, task: Task, *, force: bool) -> Outcome:
    """Make the review copy of one document, also where the checks find errors; the document itself is left alone."""
    started = time.perf_counter()
    try:
        return _review(loader, task, started, force=force)
    except ReportgenError as error:
        return Outcome(task, error.problems, error.exit_code, time.perf_counter() - started)


def _review(loader: Loader, task: Task, started: float, *, force: bool) -> Outcome:
    from reportgen.review.word import with_comments

    ready = examined(loader, task)
    problems = ready.problems
    if ready.error is InputError:
        raise InputError(problems)
    workspace, document, loaded = loader.workspace, ready.document, ready.loaded
    output = workspace.output(task.office, task.year, document.name, NAME)
    try:
        parts, paragraphs = filled(loader, ready)
        passages = list(document.printed())
        rows = evidence_of(loader, task, ready).rows
        found = remarks(problems, rows, passages, loaded.resolved.locate)
        commented = with_comments(parts, passages, found, loaded.document.date or date(2000, 1, 1))
        assert text.paragraphs(commented) == paragraphs
        data = package.write(identity.stamped(commented, paragraphs, loaded.file))
        kept, unchanged = outputs.put(workspace, output, data, loaded.file, force=force)
    except ReportgenError as error:
        raise type(error)([*error.problems, *problems]) from error
    return Outcome(
        task,
        tuple(in_order([*problems, *format_problems(parts, workspace.shown(output))])),
        ready.error.exit_code if ready.error else 0,
        time.perf_counter() - started,
        document.characters(),
        workspace.shown(output),
        unchanged,
        kept,
        dismissed=ready.dismissed,
        comments=len(found),
    )
