"""What the numbers of a text say of one another: sums, shares and changes, recomputed from what is shown."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from reportgen.quantities import numbers
from reportgen.relations.changes import changes
from reportgen.relations.sentences import Relation, levels
from reportgen.relations.shares import shares
from reportgen.relations.sums import sums

__all__ = ["Relation", "relations"]


@lru_cache(maxsize=4096)  # several rules ask for the same passage
def relations(text: str, *, last_year: tuple[tuple[int, Decimal], ...] = ()) -> tuple[Relation, ...]:
    """Every relation stated in `text`, with its verdict; `last_year` has some values by where this year's begin."""
    found: set[Relation] = set()
    known = dict(last_year)
    for level in levels(text, numbers(text)):
        found.update(sums(level), shares(level), changes(level, known))
    return tuple(sorted(found))
