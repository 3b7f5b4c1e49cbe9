"""The imprint gets its lines: thick above and below, thin between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import IMPRINT_INNER_RULE, IMPRINT_LINE, IMPRINT_OUTER_RULE
from reportgen.mending import wml
from reportgen.mending.formats import line, space
from reportgen.verify.content import W

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "版记在几个表格或图形里"


def mend(bench: Bench) -> None:
    """Change it."""
    tables = {words.table for words in bench.document.imprint}
    if tables == {None}:
        _of_paragraphs(bench)
    elif len(tables) == 1:
        _of_table(bench, next(iter(tables)) or 0)


def _of_table(bench: Bench, number: int) -> None:
    table = bench.tables[number]
    for cell in table.iter(W + "tcBorders"):
        wml.drop(cell, "top", "bottom")
    borders = wml.child(wml.leading(table, "tblPr"), "tblBorders")
    for side, rule in (("top", IMPRINT_OUTER_RULE), ("bottom", IMPRINT_OUTER_RULE), ("insideH", IMPRINT_INNER_RULE)):
        line(borders, side, rule)


def _of_paragraphs(bench: Bench) -> None:
    lines = bench.document.imprint
    first, last = (bench.document.place(one) for one in (lines[0], lines[-1]))
    for place in range(max(first - 1, 0), min(last + 2, len(bench.facts.paragraphs))):
        near = bench.facts.paragraphs[place]
        if near.table is None and (near in lines or not near.number):
            borders = bench.format(near).find(W + "pBdr")
            wml.drop(borders, *(() if borders is None else ("top", "bottom", "between")))
    for one in lines:
        space(bench.format(one), before=0, after=0, line=IMPRINT_LINE)
        borders = wml.child(bench.format(one), "pBdr")
        line(borders, "bottom", IMPRINT_OUTER_RULE if one is lines[-1] else IMPRINT_INNER_RULE)
        if one is lines[0]:
            line(borders, "top", IMPRINT_OUTER_RULE)
        elif one is not lines[-1]:
            line(borders, "between", IMPRINT_INNER_RULE)  # neighbours with the same lines share this one
