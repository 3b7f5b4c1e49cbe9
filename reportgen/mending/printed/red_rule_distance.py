"""The red line below the file number stands 4 mm below it, by the space of the paragraph's border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import POINTS_PER_MM, RED, RED_RULE_GAP_MM, RED_RULE_SPACE, Rule
from reportgen.mending import wml
from reportgen.mending.formats import line
from reportgen.verify.content import W
from reportgen.verify.rules.red_rule_missing import lines_of_head

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

_MOST = 31  # points that Word leaves between a border and its text


def mend(bench: Bench) -> None:
    """Change it."""
    paper = bench.paper
    number = paper.spot(bench.document.file_number) if paper else None
    if paper is None or number is None or paper.red_rule is None:
        return
    for paragraph, drawn in list(lines_of_head(bench.document))[-1:]:
        if drawn != paragraph.below:
            continue
        borders = wml.child(bench.format(paragraph), "pBdr")
        own = borders.find(W + "bottom")
        stated = "" if own is None else own.get(W + "space", "")
        now = int(stated) if stated.isdecimal() else 1 if own is not None else RED_RULE_SPACE
        gap = paper.red_rule.top - number.line.bottom
        points = round(now + (RED_RULE_GAP_MM - gap) * POINTS_PER_MM)
        line(borders, "bottom", Rule(drawn.eighths, RED), min(max(points, 0), _MOST))
