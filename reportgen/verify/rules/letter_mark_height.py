"""信函的发文机关标志上边缘不在上页边之下30毫米处（GB/T 9704-2012，10.1）。

按文件里的数字算，可差9毫米；行距不是固定值，或位置没有写明的，判不出。
排出版面以后由 mark-distance 来量。

合格：标志在上页边之下30毫米处的浮动表格里
不合格：标志在版心上边缘之下35毫米处
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import TWIPS_PER_MM
from reportgen.gbt9704.special import LETTER_MARK_TOP_MM
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.mark_height import ink_above, top_of_ink
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-mark-height"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函的发文机关标志上边缘至上页边30毫米"
_TOLERANCE = 9  # mm; the first line of the type area is 37 mm down, and some offices begin there


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    top = below_page_edge(document)
    if top is None:
        yield Unsure("发文机关标志离上页边多远要看版面")
    elif abs(top - LETTER_MARK_TOP_MM) > _TOLERANCE:
        remedy = "把发文机关标志放进距上页边30毫米的文本框或浮动表格"
        yield Fault(document.mark[0], f"发文机关标志在上页边之下约{top:.0f}毫米", remedy)


def below_page_edge(document: Anatomy) -> float | None:
    """How far below the edge of the page the mark begins, in millimetres; None when that is not known."""
    mark = document.mark[0]
    if mark.table is not None:
        place = document.facts.tables[mark.table].floating
        if place is None or place.vertical_anchor != "page" or not place.y or mark.line_rule != "exact":
            return None
        return (place.y + mark.before + ink_above(mark)) / TWIPS_PER_MM
    top = top_of_ink(document, mark)
    return None if top is None or not document.facts.sections else top + document.facts.sections[0].top / TWIPS_PER_MM
