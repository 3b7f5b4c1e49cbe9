"""The note on attachments begins two characters in; its other lines stand below the first name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import CHARACTER
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("attachment-note-indent",)


def mend(paper: Paper) -> None:
    """Change it."""
    lines = list({id(item.paragraph): item.paragraph for item in paper.document.note}.values())
    numbered = any(item.number for item in paper.document.note)
    hanging = (4 if numbered else 3) * CHARACTER  # 附件：1. or 附件：
    for paragraph in lines:
        strip_lead(paper, paragraph)
        align(paper.format(paragraph), "both")
        step = hanging if paragraph is lines[0] else CHARACTER
        indent(paper.format(paragraph), left=2 * CHARACTER + hanging, first=-step)
