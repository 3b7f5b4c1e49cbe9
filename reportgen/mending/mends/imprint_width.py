"""The table of the imprint becomes as wide as the type area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import PAGE
from reportgen.mending.formats import set_flush, widen

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for number in {words.table for words in bench.document.imprint} - {None}:
        widen(bench.tables[number or 0], PAGE.text_width)
        set_flush(bench.tables[number or 0])
