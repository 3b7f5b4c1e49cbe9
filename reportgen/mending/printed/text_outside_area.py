"""Tables stand within the type area, the lines of the imprint on its edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import set_flush
from reportgen.mending.mends import table_too_wide

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    table_too_wide.mend(bench)
    for number in {words.table for words in bench.document.imprint} - {None}:
        set_flush(bench.tables[number or 0])
