"""抄送 is followed by a full-width colon, and its last name by a full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    line = bench.document.copies
    if line is None:
        return
    end = len(line.text.rstrip())
    if not line.words.endswith("。") and bench.document.said_after(line) in {bench.document.printed, None}:
        replace(bench, line, end - (line.text[end - 1] in ".,;，；、"), end, "。")
    if found := re.match(r"\s*(?:抄送|分送)(\s*[:：]?\s*)", line.text):
        replace(bench, line, *found.span(1), "：")
