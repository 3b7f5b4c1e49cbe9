"""The title stands in the middle, without the line that some styles draw below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending import wml
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead, strip_tail

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("title-centred",)


def mend(paper: Paper) -> None:
    """Change it."""
    for paragraph in paper.document.title:
        strip_tail(paper, paragraph)
        strip_lead(paper, paragraph)
        align(paper.format(paragraph), "center")
        indent(paper.format(paragraph))
        if paragraph.below:
            wml.state(wml.child(paper.format(paragraph), "pBdr"), "bottom", val="nil")
