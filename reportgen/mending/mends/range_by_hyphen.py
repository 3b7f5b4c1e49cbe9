"""The hyphen between two years or amounts becomes —."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.rules.range_by_hyphen import YEARS

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for words in (*bench.document.title, *bench.document.body):
        for found in reversed(list(YEARS.finditer(words.text))):
            place = words.text.index("-", found.start())
            replace(bench, words, place, place + 1, "—")
