"""印出来的页码，一字线不在版心下边缘之下7毫米处（GB/T 9704-2012，7.5）。

可差1.3毫米。

合格：7毫米
不合格：12毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE_NUMBER_GAP_MM
from reportgen.verify.fault import Fault
from reportgen.verify.paper import BOTTOM, Paper
from reportgen.verify.printed.numbers import numbers
from reportgen.verify.verdict import Strength, Unsure

ID = "page-number-off-line"
CLAUSE = "7.5"
STRENGTH = Strength.RULE
EXPECTED = "页码一字线在版心下边缘之下7毫米（版面）"
_TOLERANCE = 1.3


def check(paper: Paper) -> Iterator[Fault | Unsure]:
    """What departs from it, or why that is not known."""
    found = numbers(paper)
    if not found:
        yield Unsure("在版面上没有认出页码")
    for one in found:
        dashes = [glyph for glyph in one.line.glyphs if glyph.char in "—―－–─"]
        if not dashes:
            continue
        gap = dashes[0].top - BOTTOM
        if abs(gap - PAGE_NUMBER_GAP_MM) > _TOLERANCE:
            yield Fault(
                None,
                f"页码一字线在版心下边缘之下{gap:.1f}毫米",
                "页面设置 → 版式 → 页脚距边界25.3毫米，页码固定值18磅",
                one.line.area(one.page),
            )
            return
