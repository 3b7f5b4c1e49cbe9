"""印出来的发文机关标志，上边缘离版心上边缘不是35毫米（GB/T 9704-2012，7.2.4）。

信函是离上页边30毫米（10.1），命令（令）是离版心上边缘20毫米（10.2）。可差1.5毫米。
标志在文本框里，各种软件放的位置不同，判不出。

合格：35毫米
不合格：25毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import MARK_TOP_MM
from reportgen.gbt9704.special import LETTER_MARK_TOP_MM, ORDER_MARK_TOP_MM
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.rules import LETTER, ORDER
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
    edge, wanted, above, clause = {
        LETTER: ("纸张上边缘", LETTER_MARK_TOP_MM, 0.0, "10.1"),
        ORDER: ("版心上边缘", ORDER_MARK_TOP_MM, paper.head, "10.2"),
    }.get(paper.document.special, ("版心上边缘", MARK_TOP_MM, paper.head, CLAUSE))
    down = mark.top - above
    if abs(down - wanted) > _TOLERANCE and paper.is_mark_boxed:
        yield Unsure(f"标志在文本框里，这里排在{edge}之下{down:.1f}毫米，各种软件放的位置不同")
    elif abs(down - wanted) > _TOLERANCE:
        message = f"发文机关标志上边缘在{edge}之下{down:.1f}毫米，应为{wanted}毫米"
        remedy = f"调整标志的段前间距，{'增加' if down < wanted else '减少'}{abs(wanted - down):.1f}毫米"
        yield Fault(paper.document.mark[0], message, remedy, area=mark, clause=clause)
