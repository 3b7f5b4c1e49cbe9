"""命令（令）的发文机关标志上边缘不在版心上边缘之下20毫米处（GB/T 9704-2012，10.2）。

按各段的固定行距、段前、段后算，可差7毫米；在表格、文本框里的，行距不是固定值的，判不出。
排出版面以后由 mark-distance 来量。

合格：标志之上两个空行，各固定值28.95磅
不合格：标志之上四个空行，各固定值28.95磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.special import ORDER_MARK_TOP_MM
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.mark_height import top_of_ink
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "order-mark-height"
CLAUSE = "10.2"
STRENGTH = Strength.RULE
EXPECTED = "命令（令）的发文机关标志上边缘至版心上边缘20毫米"
_TOLERANCE = 7  # mm


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    top = top_of_ink(document, document.mark[0])
    if top is None:
        yield Unsure("发文机关标志离版心上边缘多远要看版面")
    elif abs(top - ORDER_MARK_TOP_MM) > _TOLERANCE:
        found = f"发文机关标志在版心上边缘下约{max(top, 0):.0f}毫米"
        yield Fault(document.mark[0], found, "调整段前间距，使它的上边缘在版心上边缘下20毫米")
