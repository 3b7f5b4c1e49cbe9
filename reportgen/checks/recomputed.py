"""What recomputing the numbers of a document's text finds wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache, partial

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem
from reportgen.relations import Kind, Known, Relation, counts_in, levels_of, relations_in

LastYear = Callable[[Passage, int], Decimal | None]
"""Last year's value of the number that begins at a place in a passage, where it is known."""


def problems(subject: Subject, rule: str, kind: Kind, last_year: LastYear | None = None) -> Iterator[Problem]:
    """A problem for each false relation of a kind."""
    for passage in subject.passages:
        if not (counts_in(passage.text) if kind == "count" else passage.levels):
            continue
        if last_year and passage.words.figures:
            false = _false(passage.text, kind, partial(last_year, passage))
        else:
            false = _false_in_itself(passage.text, kind)
        for found in false:
            where = passage.where(subject.line, found.start)
            yield Problem(where, rule, found.message, found.remedy, found.severity)


@lru_cache(maxsize=2048)  # what is inherited is the same in one document after another
def _false_in_itself(text: str, kind: Kind) -> list[Relation]:
    return _false(text, kind, lambda _: None)


def _false(text: str, kind: Kind, known: Known) -> list[Relation]:
    """The relations of a kind in a text that do not hold."""
    stated = () if kind == "count" else levels_of(text)
    return [one for one in relations_in(text, stated, (kind,), known) if one.verdict == "false"]
