"""The title is set in 2号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import TITLE, TITLE_LINE
from reportgen.mending.formats import look, space

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("title-size",)


def mend(paper: Paper) -> None:
    """Change it."""
    for paragraph in paper.document.title:
        for _, element in paper.runs(paragraph):
            look(element, points=TITLE.points)
        if paragraph.line_rule == "exact" and paragraph.line < TITLE.points * 20:
            space(paper.format(paragraph), line=TITLE_LINE)
