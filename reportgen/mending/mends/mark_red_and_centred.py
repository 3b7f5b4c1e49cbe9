"""The mark becomes red and stands in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import MARK
from reportgen.mending.formats import align, colour, indent
from reportgen.verify.wording import is_red

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

_ASIDE = 60  # twips that a centred line may be indented on one side


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.mark:
        for run, element in bench.runs(paragraph):
            if not is_red(run.color):
                colour(element, MARK.color)
        aside = abs(paragraph.left + paragraph.first_line - paragraph.right) > _ASIDE
        free = paragraph.table is None and paragraph.box is None
        if free and (aside or paragraph.align not in {"center", "distribute"}):
            align(bench.format(paragraph), "center")
            indent(bench.format(paragraph))
