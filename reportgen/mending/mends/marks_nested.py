"""Marks within marks of the same kind become 〈〉 and ‘’."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for words in (*bench.document.title, *bench.document.body, *bench.document.after_text):
        for outer, inner in (("《》", "〈〉"), ("“”", "‘’")):
            depth = 0
            for place, character in enumerate(words.text):
                depth -= character == outer[1]
                if depth == 1 and character in outer:
                    replace(bench, words, place, place + 1, inner[outer.index(character)])
                depth += character == outer[0]
