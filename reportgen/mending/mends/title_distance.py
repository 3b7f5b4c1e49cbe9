"""Two lines stay free between the line of the head and the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance
from reportgen.verify.rules.red_rule_missing import lines_of_head

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    lines = [paragraph for paragraph, _ in lines_of_head(bench.document)]
    if lines and bench.document.title:
        distance(bench, lines[-1], bench.document.title[0], 2)
