"""One line stays free between the title and the addressee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("addressee-distance",)


def mend(paper: Paper) -> None:
    """Change it."""
    if paper.document.addressee and paper.document.title:
        distance(paper, paper.document.title[-1], paper.document.addressee, 1)
