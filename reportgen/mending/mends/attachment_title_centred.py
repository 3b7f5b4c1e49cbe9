"""The titles of attachments stand in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead, strip_tail

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("attachment-title-centred",)


def mend(paper: Paper) -> None:
    """Change it."""
    for each in paper.document.attachments:
        below = paper.document.said_after(each.mark)
        if not each.title and below:
            strip_tail(paper, below)
            strip_lead(paper, below)
            align(paper.format(below), "center")
            indent(paper.format(below))
