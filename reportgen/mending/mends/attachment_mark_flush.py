"""The marks of attachments stand at the left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("attachment-mark-flush",)


def mend(paper: Paper) -> None:
    """Change it."""
    for each in paper.document.attachments:
        strip_lead(paper, each.mark)
        align(paper.format(each.mark), "left")
        indent(paper.format(each.mark))
