"""A star comes between the secrecy and its term; the words stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "期限的数字和文字不改"


def mend(bench: Bench) -> None:
    """Change it."""
    line = bench.document.secrecy
    found = re.search(r"(?:绝密|机密|秘密)([\W_]*)(?=[0-9长])", line.text) if line else None
    if line and found:
        replace(bench, line, *found.span(1), "★")
