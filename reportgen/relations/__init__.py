"""What the numbers of a text say of one another: sums, shares, changes and counts, recomputed from what is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from functools import lru_cache

from reportgen.quantities import numbers
from reportgen.relations.changes import Alone, Known, changes
from reportgen.relations.counts import counts, counts_in
from reportgen.relations.sentences import KINDS, Kind, Level, Relation, levels
from reportgen.relations.shares import shares
from reportgen.relations.sums import sums

__all__ = ["Alone", "Kind", "Known", "Level", "Relation", "counts_in", "levels_of", "relations", "stated"]

_DIGIT = re.compile("[0-9０-９]")


def relations(
    text: str, kinds: Collection[Kind] = KINDS, *, last_year: tuple[tuple[int, Decimal], ...] = ()
) -> list[Relation]:
    """The relations stated in `text`, with their verdicts; `last_year` has some values by where this year's begin."""
    found: set[Relation] = set()
    known = dict(last_year).get
    for kind in kinds:
        for one in stated(text, kind):
            found.update(one.judged(known) if isinstance(one, Alone) else (one,))
    return sorted(found)


def stated(text: str, kind: Kind) -> Iterator[Relation | Alone]:
    """What a text states of a kind; some changes are yet to be judged."""
    if kind == "count":
        yield from counts(text)
        return
    of_level: Callable[[Level], Iterator[Relation | Alone]] = {"sum": sums, "share": shares, "change": changes}[kind]
    for level in levels_of(text):
        yield from of_level(level)


@lru_cache(maxsize=1024)  # what is inherited is the same in one document after another
def levels_of(text: str) -> tuple[Level, ...]:
    """The sentences and brackets of a text that say something of two numbers, one of them in digits."""
    there = numbers(text)
    found = levels(text, there) if len(there) > 1 and _DIGIT.search(text) else ()
    return tuple([level for level in found if len(level.inside) + len(level.before) > 1])
