"""One line stays free between the title and the addressee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    if bench.document.addressee and bench.document.title:
        distance(bench, bench.document.title[-1], bench.document.addressee, 1)
