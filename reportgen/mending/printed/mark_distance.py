"""The mark begins 35 mm below the upper edge of the type area, as measured on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import MARK_TOP_MM
from reportgen.mending.mends.mark_height import move_down

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    mark = bench.paper.mark if bench.paper else None
    if bench.paper is not None and mark is not None:
        move_down(bench, MARK_TOP_MM - (mark.top - bench.paper.head))
