"""The title is set in 2号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import TITLE, TITLE_LINE
from reportgen.mending.formats import look, space

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.title:
        for _, element in bench.runs(paragraph):
            look(element, points=TITLE.points)
        if paragraph.line_rule == "exact" and paragraph.line < TITLE.points * 20:
            space(bench.format(paragraph), line=TITLE_LINE)
