"""Every attachment begins a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending import wml

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("attachment-on-same-page",)


def mend(paper: Paper) -> None:
    """Change it."""
    for each in paper.document.attachments:
        if not each.mark.new_page:
            wml.state(paper.format(each.mark), "pageBreakBefore")
