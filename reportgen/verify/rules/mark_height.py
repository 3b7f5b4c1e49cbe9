"""发文机关标志的上边缘不在版心上边缘之下35毫米处（GB/T 9704-2012，7.2.4）。

按标志和它之上各段的固定行距、段前、段后算，各种软件里大字在一行中的高低不同，可差7毫米。
标志在表格、文本框里的，行距不是固定值的，判不出；排出版面以后由 mark-distance 来量。

合格：标志之上三个空行，各固定值28.95磅
不合格：标志在版心的第一行
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import MARK_TOP_MM, TWIPS_PER_MM
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "mark-height"
CLAUSE = "7.2.4"
STRENGTH = Strength.RULE
EXPECTED = "发文机关标志上边缘至版心上边缘35毫米"
_TOLERANCE = 7  # mm; programs place large characters differently on their line


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.mark:
        yield Absent("没有发文机关标志")
        return
    top = top_of_ink(document, document.mark[0])
    if top is None:
        yield Unsure("发文机关标志离版心上边缘多远要看版面")
    elif abs(top - MARK_TOP_MM) > _TOLERANCE:
        yield Fault(
            document.mark[0],
            f"发文机关标志在版心上边缘下约{max(top, 0):.0f}毫米",
            "调整段前间距，使它的上边缘在版心上边缘下35毫米",
        )


def top_of_ink(document: Anatomy, paragraph: Paragraph) -> float | None:
    """How far below the type area the characters of a paragraph on the first page begin, in millimetres; or None."""
    above = document.paragraphs[: document.place(paragraph) + 1]
    if any(each.table is not None or each.box is not None or each.lines_between or each.new_page for each in above):
        return None
    if any(each.line_rule != "exact" for each in above):
        return None
    height = sum(each.before + each.after + each.line for each in above[:-1])
    return (height + paragraph.before + ink_above(paragraph)) / TWIPS_PER_MM


def ink_above(paragraph: Paragraph) -> float:
    """From the top of an exact line to its characters: they stand on its lower fifth."""
    return 0.8 * paragraph.line - 0.85 * paragraph.size * 10
