"""What recomputing the numbers of a document's text finds wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem
from reportgen.relations import relations
from reportgen.relations.sentences import Kind

LastYear = Callable[[Passage], Iterable[tuple[int, Decimal]]]
"""Where numbers stand in a passage whose values of last year are known, and these."""


def problems(subject: Subject, rule: str, kind: Kind, last_year: LastYear = lambda _: ()) -> Iterator[Problem]:
    """A problem for each false relation of a kind."""
    for passage in subject.passages:
        for found in relations(passage.text, last_year=tuple(last_year(passage))):
            if found.kind == kind and found.verdict == "false":
                where = passage.where(subject.line, found.start)
                yield Problem(where, rule, found.message, found.remedy, found.severity)
