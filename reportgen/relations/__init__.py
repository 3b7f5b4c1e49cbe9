"""What the numbers of a text say of one another: sums, shares, changes and counts, recomputed from what is shown."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from functools import lru_cache

from reportgen.quantities import numbers
from reportgen.relations.changes import changes
from reportgen.relations.counts import counts
from reportgen.relations.sentences import KINDS, Kind, Level, Relation, levels
from reportgen.relations.shares import shares
from reportgen.relations.sums import sums

__all__ = ["Kind", "Relation", "relations"]

_DIGIT = re.compile("[0-9０-９]")


def relations(
    text: str, kinds: Collection[Kind] = KINDS, *, last_year: tuple[tuple[int, Decimal], ...] = ()
) -> list[Relation]:
    """The relations stated in `text`, with their verdicts; `last_year` has some values by where this year's begin."""
    found: set[Relation] = set()
    known = dict(last_year)
    for level in _levels(text):
        if "sum" in kinds:
            found.update(sums(level))
        if "share" in kinds:
            found.update(shares(level))
        if "change" in kinds:
            found.update(changes(level, known))
    if "count" in kinds:
        found.update(counts(text))
    return sorted(found)


@lru_cache(maxsize=4096)  # several rules ask for the same passage
def _levels(text: str) -> tuple[Level, ...]:
    """The sentences and brackets of a text that say something of two numbers, one of them in digits."""
    found = levels(text, numbers(text)) if _DIGIT.search(text) else ()
    return tuple(level for level in found if len(level.inside) + len(level.before) > 1)
