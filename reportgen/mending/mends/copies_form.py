"""抄送 is followed by a full-width colon, and its last name by a full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("copies-form",)


def mend(paper: Paper) -> None:
    """Change it."""
    line = paper.document.copies
    if line is None:
        return
    end = len(line.text.rstrip())
    if not line.words.endswith("。") and paper.document.said_after(line) in {paper.document.printed, None}:
        replace(paper, line, end - (line.text[end - 1] in ".,;，；、"), end, "。")
    if found := re.match(r"\s*(?:抄送|分送)(\s*[:：]?\s*)", line.text):
        replace(paper, line, *found.span(1), "：")
