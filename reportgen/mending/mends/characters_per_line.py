"""A grid of characters becomes one of lines, and 3号 characters give up the quarter point that lets 28 into a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY, LINE, TRACKING
from reportgen.mending import wml
from reportgen.verify.content import W
from reportgen.verify.elements import is_plain

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    text = list(filter(is_plain, bench.facts.elements.text))
    # Lines of an exact pitch need no grid, and LibreOffice would put larger ones on two lines of it.
    grid = "default" if all(paragraph.line_rule == "exact" for paragraph in text) else "lines"
    for section, element in bench.sections:
        if section.grid in {"linesAndChars", "snapToChars"}:
            wml.state(element, "docGrid", type=grid, linePitch=LINE)
    for paragraph in text:
        for run, element in bench.runs(paragraph):
            if run.size == BODY.points * 2 and element.tag == W + "r":
                form = wml.leading(element, "rPr")
                wml.state(form, "spacing", val=TRACKING)
                if run.scale != 100:
                    wml.state(form, "w", val=100)
