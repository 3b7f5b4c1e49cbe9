"""A remark stands in full-width brackets, two characters in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import INDENT
from reportgen.mending.formats import align, indent
from reportgen.mending.words import replace
from reportgen.verify.rules.remark_form import REMARK

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("remark-form",)


def mend(paper: Paper) -> None:
    """Change it."""
    for line in paper.document.remarks:
        if not REMARK.match(line.words):
            continue
        lead = len(line.text) - len(line.text.lstrip())
        end = lead + len(line.words)
        replace(paper, line, end - (line.words[-1] in "）)"), len(line.text), "）")
        replace(paper, line, 0, lead + (line.words[0] in "（("), "（")
        align(paper.format(line), "both")
        indent(paper.format(line), first=INDENT, first_chars=200)
