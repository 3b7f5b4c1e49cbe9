"""What recomputing the numbers of a document's text finds wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem
from reportgen.relations import Kind, Relation, counts_in, levels_of, relations_in

LastYear = Callable[[Passage], Iterable[tuple[int, Decimal]]]
"""Where numbers stand in a passage whose values of last year are known, and these."""


def problems(subject: Subject, rule: str, kind: Kind, last_year: LastYear = lambda _: ()) -> Iterator[Problem]:
    """A problem for each false relation of a kind."""
    for passage in subject.passages:
        if not (counts_in(passage.text) if kind == "count" else passage.levels):
            continue
        for found in _false(passage.text, kind, tuple(last_year(passage))):
            where = passage.where(subject.line, found.start)
            yield Problem(where, rule, found.message, found.remedy, found.severity)


@lru_cache(maxsize=2048)  # what is inherited is the same in one document after another
def _false(text: str, kind: Kind, last_year: tuple[tuple[int, Decimal], ...]) -> tuple[Relation, ...]:
    """The relations of a kind in a text that do not hold."""
    stated = () if kind == "count" else levels_of(text)
    return tuple(one for one in relations_in(text, stated, (kind,), last_year) if one.verdict == "false")
