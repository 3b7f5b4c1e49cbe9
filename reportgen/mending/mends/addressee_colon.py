"""The addressee ends with a full-width colon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    line = bench.document.addressee
    if line:
        end = len(line.text.rstrip())
        wrong = line.text[end - 1] in ":,.;，。；、"
        replace(bench, line, end - wrong, end, "：")
