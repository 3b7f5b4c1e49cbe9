"""Two lines stay free between the head of a letter and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.special import LETTER_TITLE_LINES
from reportgen.mending.formats import distance

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    if bench.document.title and bench.document.head:
        distance(bench, bench.document.head[-1], bench.document.title[0], LETTER_TITLE_LINES)
