"""The page number stands 7 mm below the type area, on a line as high as the standard's template has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.mends import page_number_distance, page_numbers

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    page_number_distance.mend(bench)
    page_numbers.mend(bench)
