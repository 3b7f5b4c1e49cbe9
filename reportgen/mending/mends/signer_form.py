"""签发人 is followed by a full-width colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "没有写明签发人"


def mend(bench: Bench) -> None:
    """Change it."""
    for line in bench.document.signers[:1]:
        if found := re.search(r"签发人(\s*[:：]?\s*)(?=[^\s:：])", line.text):
            replace(bench, line, *found.span(1), "：")
