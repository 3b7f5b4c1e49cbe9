"""Two lines stay free between the mark and the file number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    if bench.document.file_number and bench.document.mark:
        distance(bench, bench.document.mark[-1], bench.document.file_number, 2)
