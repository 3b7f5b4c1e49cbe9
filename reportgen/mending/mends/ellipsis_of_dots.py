"""Dots for an ellipsis become ……, hyphens for a dash ——."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.rules.ellipsis_of_dots import DOTS

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for words in (*bench.document.body, *bench.document.after_text):
        for found in reversed(list(DOTS.finditer(words.text))):
            replace(bench, words, *found.span(), "——" if "-" in found[0] else "……")
