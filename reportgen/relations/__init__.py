"""What the numbers of a text say of one another: sums, shares, changes and counts, recomputed from what is shown."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from decimal import Decimal
from functools import lru_cache

from reportgen.quantities import numbers
from reportgen.relations.changes import Known, changes
from reportgen.relations.counts import counts, counts_in
from reportgen.relations.sentences import KINDS, Kind, Level, Relation, levels
from reportgen.relations.shares import shares
from reportgen.relations.sums import sums

__all__ = ["Kind", "Known", "Level", "Relation", "counts_in", "levels_of", "relations", "relations_in"]

_DIGIT = re.compile("[0-9０-９]")


def relations(
    text: str, kinds: Collection[Kind] = KINDS, *, last_year: tuple[tuple[int, Decimal], ...] = ()
) -> list[Relation]:
    """The relations stated in `text`, with their verdicts; `last_year` has some values by where this year's begin."""
    return relations_in(text, levels_of(text), kinds, dict(last_year).get)


def relations_in(text: str, stated: Iterable[Level], kinds: Collection[Kind], last_year: Known) -> list[Relation]:
    """The same, of a text whose levels are known."""
    found: set[Relation] = set()
    for level in stated:
        if "sum" in kinds:
            found.update(sums(level))
        if "share" in kinds:
            found.update(shares(level))
        if "change" in kinds:
            found.update(changes(level, last_year))
    if "count" in kinds:
        found.update(counts(text))
    return sorted(found)


@lru_cache(maxsize=1024)  # what is inherited is the same in one document after another
def levels_of(text: str) -> tuple[Level, ...]:
    """The sentences and brackets of a text that say something of two numbers, one of them in digits."""
    there = numbers(text)
    found = levels(text, there) if len(there) > 1 and _DIGIT.search(text) else ()
    return tuple([level for level in found if len(level.inside) + len(level.before) > 1])
