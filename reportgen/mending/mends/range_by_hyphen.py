"""The hyphen between two years becomes —."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.rules.range_by_hyphen import YEARS

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("range-by-hyphen",)


def mend(paper: Paper) -> None:
    """Change it."""
    for words in (*paper.document.title, *paper.document.body):
        for found in reversed(list(YEARS.finditer(words.text))):
            place = found.start(2) - 1
            replace(paper, words, place, place + 1, "—")
