"""The imprint is laid on the lower edge of the type area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.gbt9704.layout import PAGE, TWIPS_PER_MM
from reportgen.mending import wml
from reportgen.mending.formats import look, set_flush, space
from reportgen.verify.content import W
from reportgen.verify.paper import BOTTOM

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench
    from reportgen.verify.content import Element


_SLACK = 45  # twips that keep the last line from going to the next page in another program


def mend(bench: Bench) -> None:
    """Change it."""
    tables = {words.table for words in bench.document.imprint}
    if tables == {None}:
        _push(bench)
    elif len(tables) == 1:
        _float(bench.tables[next(iter(tables)) or 0])


def _push(bench: Bench) -> None:
    """Lines of text go down by the space above the first of them."""
    paper, first = bench.paper, bench.document.imprint[0]
    last = paper.spots(bench.document.imprint[-1])[-1:] if paper else ()
    for spot in last:
        rules = [rule for rule in paper.rules(spot.page) if rule.top > spot.line.baseline] if paper else []
        lower = round((BOTTOM - rules[-1].bottom) * TWIPS_PER_MM) - _SLACK if rules else 0
        space(bench.format(first), before=max(first.before + lower, 0))


def _float(table: Element) -> None:
    form = wml.leading(table, "tblPr")
    wml.drop(form, "jc", "tblInd")
    wml.state(form, "tblpPr", vertAnchor="margin", horzAnchor="page", tblpX=PAGE.left, tblpYSpec="bottom")
    set_flush(table)
    below = table.getnext()
    if below is None or below.tag != W + "p":
        anchor = etree.Element(W + "p")
        table.addnext(anchor)
        _make_small(anchor)


def _make_small(anchor: Element) -> None:
    """A paragraph that only holds the table takes up no room."""
    space(wml.leading(anchor, "pPr"), before=0, after=0, line=20)
    look(etree.SubElement(anchor, W + "r"), points=1)
