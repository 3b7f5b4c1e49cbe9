"""A mark written twice is written once; which of two different ones is right, a person has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.rules.marks_repeated import TWICE

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "两个标点不同，留哪一个由人定"


def mend(bench: Bench) -> None:
    """Change it."""
    for words in (*bench.document.body, *bench.document.after_text):
        for place in range(len(words.text) - 2, -1, -1):
            pair = words.text[place : place + 2]
            if TWICE.fullmatch(pair) and pair[0] == pair[1]:
                replace(bench, words, place, place + 1, "")
