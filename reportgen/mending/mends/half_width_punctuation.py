"""Half-width marks between Chinese characters become full-width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.rules.half_width_punctuation import HALF

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（"}
_QUOTES = {'"': "“”", "'": "‘’"}


def mend(bench: Bench) -> None:
    """Change it."""
    document = bench.document
    for words in (*document.title, *document.body, *document.after_text):
        faults = [found.start() for found in HALF.finditer(words.text)]
        places = {place: _FULL[words.text[place]] for place in faults if words.text[place] in _FULL}
        for place in [place for place, mark in places.items() if mark == "（"]:
            if (end := words.text.find(")", place)) > 0:
                places[end] = "）"
        for straight, pair in _QUOTES.items():
            quotes = [place for place, mark in enumerate(words.text) if mark == straight]
            if set(quotes) & set(faults) and len(quotes) % 2 == 0:  # one that has no other is left to a person
                places |= {place: pair[number % 2] for number, place in enumerate(quotes)}
        for place, mark in places.items():
            replace(bench, words, place, place + 1, mark)
