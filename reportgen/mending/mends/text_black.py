"""All text but the mark becomes black."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import colour
from reportgen.verify.wording import is_black

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("text-black",)


def mend(paper: Paper) -> None:
    """Change it."""
    mark = {paragraph.number for paragraph in paper.facts.elements.mark}
    for paragraph in paper.facts.paragraphs:
        for run, element in paper.runs(paragraph) if paragraph.number not in mark else ():
            if not is_black(run.color):
                colour(element, "auto")
