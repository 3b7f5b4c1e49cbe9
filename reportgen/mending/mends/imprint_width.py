"""The table of the imprint becomes as wide as the type area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import PAGE
from reportgen.mending.formats import widen

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("imprint-width",)


def mend(paper: Paper) -> None:
    """Change it."""
    for number in {words.table for words in paper.document.imprint} - {None}:
        widen(paper.tables[number or 0], PAGE.text_width)
