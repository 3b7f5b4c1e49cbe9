"""印出来的版记分隔线与版心不等宽（GB/T 9704-2012，7.4.1）。

两头各可差2.3毫米。

合格：从28毫米处到184毫米处
不合格：从28毫米处到148毫米处
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.pages.paper import Area
from reportgen.verify.fault import Fault
from reportgen.verify.paper import LEFT, RIGHT, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-rules-across"
CLAUSE = "7.4.1"
STRENGTH = Strength.RULE
EXPECTED = "版记的分隔线与版心等宽（版面）"
_TOLERANCE = 2.3  # Word lets a table stand out by the margins of its cells
_NEAR = 12.0  # mm between a line of the imprint and the rule above or below it


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    imprint = [spot for words in paper.document.imprint for spot in paper.spots(words)]
    if not paper.document.imprint:
        yield Absent("没有版记")
        return
    page = imprint[-1].page if imprint else 0
    top = min((spot.line.top for spot in imprint if spot.page == page), default=0) - _NEAR
    rules = [rule for rule in paper.rules(page) if rule.top > top] if imprint else []
    if not rules or not paper.is_upright(page):
        yield Unsure("在版面上没有认出版记的分隔线")
        return
    for rule in rules:
        if abs(rule.left - LEFT) > _TOLERANCE or abs(rule.right - RIGHT) > _TOLERANCE:
            message = f"版记的一条线从{rule.left:.1f}毫米到{rule.right:.1f}毫米，长{rule.right - rule.left:.1f}毫米"
            remedy = "版记表格宽度改为156毫米，单元格左右边距为0"
            yield Fault(paper.document.imprint[0], message, remedy, Area(page, *rule[:4]))
            return
