"""排满文字的一面不是22行（GB/T 9704-2012，5.2.3）。

只量全是3号正文、下一面接着排的。下面还有空行，看不出排几行的，判不出。

合格：22行，行距固定值28.95磅
不合格：24行，行距固定值26磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import LINES_PER_PAGE
from reportgen.pages.paper import Area
from reportgen.verify.fault import Fault
from reportgen.verify.paper import BOTTOM, Paper
from reportgen.verify.printed import full
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "lines-on-full-page"
CLAUSE = "5.2.3"
STRENGTH = Strength.USUAL
EXPECTED = "排满文字的一面有22行"


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    counted = [(len(lines), page, lines) for page, lines in full.pages(paper)]
    if not counted:
        yield Absent("没有全是正文、排满了的一面")
        return
    count, page, lines = max(counted, key=lambda one: one[0])
    pitch = (lines[-1].baseline - lines[0].baseline) / (count - 1)
    if count < LINES_PER_PAGE and lines[-1].baseline + pitch < BOTTOM:
        yield Unsure(f"第{page}面排{count}行，下面留有空行，看不出一面排几行")
    elif count != LINES_PER_PAGE:
        box = Area(
            page, min(line.left for line in lines), lines[0].top, max(line.right for line in lines), lines[-1].bottom
        )
        yield Fault(None, f"排了{count}行", "正文行距设为固定值28.95磅，段前段后为0，页边距上37、下35毫米", box)
