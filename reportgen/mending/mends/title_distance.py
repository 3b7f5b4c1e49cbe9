"""Two lines stay free between the line of the head and the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance
from reportgen.verify.rules.red_rule_missing import lines_of_head

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("title-distance",)


def mend(paper: Paper) -> None:
    """Change it."""
    lines = [paragraph for paragraph, _ in lines_of_head(paper.document)]
    if lines and paper.document.title:
        distance(paper, lines[-1], paper.document.title[0], 2)
