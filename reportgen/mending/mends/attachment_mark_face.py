"""The marks of attachments are set in 3号黑体."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import ATTACHMENT_MARK
from reportgen.mending.formats import dress

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("attachment-mark-face",)


def mend(paper: Paper) -> None:
    """Change it."""
    dress(paper, [each.mark for each in paper.document.attachments], ATTACHMENT_MARK)
