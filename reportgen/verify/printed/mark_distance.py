"""发文机关标志的上边缘离版心上边缘不是 35 毫米（GB/T 9704-2012，7.2.4）。

合格：35 毫米
不合格：25 毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import MARK_TOP_MM
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "mark-distance"
CLAUSE = "7.2.4"
STRENGTH = Strength.RULE
EXPECTED = "发文机关标志上边缘至版心上边缘35毫米"
_TOLERANCE = 1.5


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    mark = paper.mark
    if mark is None:
        yield Unsure("在版面上没有认出发文机关标志") if paper.document.mark else Absent("没有发文机关标志")
        return
    down = mark.top - paper.head
    if abs(down - MARK_TOP_MM) > _TOLERANCE:
        message = f"发文机关标志上边缘在版心上边缘之下{down:.1f}毫米"
        yield Fault(
            paper.document.mark[0],
            message,
            f"调整标志的段前间距，{'增加' if down < MARK_TOP_MM else '减少'}{abs(MARK_TOP_MM - down):.1f}毫米",
            mark,
        )
