"""The mark becomes red and stands in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import MARK
from reportgen.mending.formats import align, colour, indent
from reportgen.verify.wording import is_red

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.mark:
        for run, element in bench.runs(paragraph):
            if not is_red(run.color):
                colour(element, MARK.color)
        if paragraph.align not in {"center", "distribute"} and paragraph.table is None and paragraph.box is None:
            align(bench.format(paragraph), "center")
            indent(bench.format(paragraph))
