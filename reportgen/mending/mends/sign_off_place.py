"""Name and date stand as on a sealed document, or as on one without a seal where they stood nearer to that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import sealed_indent, unsealed_indents
from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead, strip_tail
from reportgen.verify.anatomy import right_gap

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "要看版面"


def mend(bench: Bench) -> None:
    """Change it."""
    names, date = bench.document.signature, bench.document.date
    if date is None or not names:
        return
    for line in (*names, date):
        strip_tail(bench, line)
        strip_lead(bench, line)
    widest = max((name.words for name in names), key=len)
    free = right_gap(names[-1])
    if free is not None and abs(free - 2) <= 0.8 and (right_gap(date) or 4) < 4:
        left, below = unsealed_indents(names[-1].words, date.words)
        for line, start in (*((name, left) for name in names), (date, below)):
            align(bench.format(line), "left")
            indent(bench.format(line), left=start)
        return
    for line in (*names, date):
        align(bench.format(line), "center")
        indent(bench.format(line), left=sealed_indent(widest, date.words))
