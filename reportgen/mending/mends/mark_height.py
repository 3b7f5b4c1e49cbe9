"""The mark begins 35 mm below the upper edge of the type area, by the space above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import MARK_TOP_MM, TWIPS_PER_MM
from reportgen.mending.formats import is_blank, space
from reportgen.verify.rules.mark_height import top_of_ink

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    top = top_of_ink(bench.document, bench.document.mark[0])
    if top is not None:
        move_down(bench, MARK_TOP_MM - top)


def move_down(bench: Bench, millimetres: float) -> None:
    """Move the mark by space above it; to move it up, empty lines above it go where the space is too little."""
    first = bench.document.mark[0]
    lower = round(millimetres * TWIPS_PER_MM)
    for above in reversed(bench.facts.paragraphs[: bench.document.place(first)]):
        if first.before + lower >= 0 or above.number:
            break
        element = bench.element(above)
        if above.line_rule == "exact" and is_blank(element):
            element.getparent().remove(element)  # type: ignore[union-attr]  # a paragraph stands in something
            lower += above.line + above.before + above.after
    space(bench.format(first), before=max(first.before + lower, 0))
