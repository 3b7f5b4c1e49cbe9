"""Half-width marks between Chinese characters become full-width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.rules.half_width_punctuation import HALF

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（"}


def mend(bench: Bench) -> None:
    """Change it."""
    for words in (*bench.document.body, *bench.document.after_text):
        places = {found.start(): _FULL[found[0]] for found in HALF.finditer(words.text)}
        for place in [place for place, mark in places.items() if mark == "（"]:
            if (end := words.text.find(")", place)) > 0:
                places[end] = "）"
        for place, mark in places.items():
            replace(bench, words, place, place + 1, mark)
