"""The mark after the title goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace, strip_tail

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("title-punctuation",)


def mend(paper: Paper) -> None:
    """Change it."""
    for paragraph in paper.document.title[-1:]:
        strip_tail(paper, paragraph)
        end = len(paragraph.text.rstrip())
        replace(paper, paragraph, end - 1, end, "")
