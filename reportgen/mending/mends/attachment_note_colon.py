"""附件 is followed by a full-width colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for item in bench.document.note[:1]:
        if found := re.match(r"\s*附\s*件(\s*[:：])", item.paragraph.text):
            replace(bench, item.paragraph, *found.span(1), "：")
