"""Two lines stay free between the mark and the file number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("file-number-distance",)


def mend(paper: Paper) -> None:
    """Change it."""
    if paper.document.file_number and paper.document.mark:
        distance(paper, paper.document.mark[-1], paper.document.file_number, 2)
