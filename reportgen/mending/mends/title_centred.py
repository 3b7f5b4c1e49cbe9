"""The title stands in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
