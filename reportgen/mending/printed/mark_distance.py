"""The mark begins 35 mm below the upper edge of the type area, by the space above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import MARK_TOP_MM, TWIPS_PER_MM
from reportgen.mending.formats import is_blank, space

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    paper = bench.paper
    mark = paper.mark if paper else None
    if paper is None or mark is None:
        return
    first = bench.document.mark[0]
    lower = round((MARK_TOP_MM - (mark.top - paper.head)) * TWIPS_PER_MM)
    for above in reversed(bench.facts.paragraphs[: bench.document.place(first)]):
        if first.before + lower >= 0 or above.number:
            break
        element = bench.element(above)
        if above.line_rule == "exact" and is_blank(element):
            element.getparent().remove(element)  # type: ignore[union-attr]  # a paragraph stands in something
            lower += above.line + above.before + above.after
    space(bench.format(first), before=max(first.before + lower, 0))
