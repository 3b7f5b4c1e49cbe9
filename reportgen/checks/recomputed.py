"""What recomputing the numbers of a document's text finds wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache, partial

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem
from reportgen.relations import Alone, Kind, Relation, counts_in, stated

LastYear = Callable[[Passage, int], Decimal | None]
"""Last year's value of the number that begins at a place in a passage, where it is known."""


def problems(subject: Subject, rule: str, kind: Kind, last_year: LastYear = lambda _, __: None) -> Iterator[Problem]:
    """A problem for each false relation of a kind."""
    for passage in subject.passages:
        if not (counts_in(passage.text) if kind == "count" else passage.levels):
            continue
        false, alone = _found(passage.text, kind)
        judged = [one for change in alone for one in change.judged(partial(last_year, passage))]
        for one in sorted({*false, *(one for one in judged if one.verdict == "false")}):
            where = passage.where(subject.line, one.start)
            yield Problem(where, rule, one.message, one.remedy, one.severity)


@lru_cache(maxsize=2048)  # what is inherited is the same in one document after another
def _found(text: str, kind: Kind) -> tuple[tuple[Relation, ...], tuple[Alone, ...]]:
    """The relations of a kind in a text that do not hold, and the changes yet to be judged."""
    found = list(stated(text, kind))
    alone = tuple([one for one in found if isinstance(one, Alone)])
    return tuple([one for one in found if isinstance(one, Relation) and one.verdict == "false"]), alone
