"""密级 and 紧急程度 are set in 3号黑体."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import SECRECY
from reportgen.mending.formats import dress

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("head-lines-face",)


def mend(paper: Paper) -> None:
    """Change it."""
    dress(paper, [paper.document.secrecy, paper.document.urgency], SECRECY)
