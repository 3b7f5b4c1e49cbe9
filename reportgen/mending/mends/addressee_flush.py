"""The addressee stands at the left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("addressee-flush",)


def mend(paper: Paper) -> None:
    """Change it."""
    line = paper.document.addressee
    if line:
        strip_lead(paper, line)
        align(paper.format(line), "left")
        indent(paper.format(line))
