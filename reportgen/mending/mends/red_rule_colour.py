"""The line of the head becomes red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import RED, RED_RULE_SPACE
from reportgen.mending import wml
from reportgen.verify.content import W
from reportgen.verify.rules.red_rule_missing import lines_of_head

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph, drawn in list(lines_of_head(bench.document))[-1:]:
        if paragraph.table is None or drawn in {paragraph.above, paragraph.below}:
            side = "bottom" if paragraph.below else "top"
            form = wml.child(bench.format(paragraph), "pBdr")
            wml.state(form, side, val=drawn.style, sz=drawn.eighths, space=RED_RULE_SPACE, color=RED)
            continue
        table = bench.tables[paragraph.table]
        for borders in (*table.iterfind(f"{W}tblPr/{W}tblBorders"), *table.iter(W + "tcBorders")):
            below = borders.find(W + "bottom")
            if below is not None and below.get(W + "val") not in {"nil", "none"}:
                wml.state(borders, "bottom", val=drawn.style, sz=drawn.eighths, space=0, color=RED)
