"""The addressee ends with a full-width colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("addressee-colon",)


def mend(paper: Paper) -> None:
    """Change it."""
    line = paper.document.addressee
    if line:
        end = len(line.text.rstrip())
        wrong = line.text[end - 1] in ":,.;，。；、"
        replace(paper, line, end - wrong, end, "：")
