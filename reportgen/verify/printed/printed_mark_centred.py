"""印出来的发文机关标志不居中（GB/T 9704-2012，7.2.4）。

可偏2毫米，在表格里的可偏6毫米。在文本框里的，联合行文分几格排的，判不出。

合格：标志左右的空白相等
不合格：标志偏左8毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import LEFT, RIGHT, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-mark-centred"
CLAUSE = "7.2.4"
STRENGTH = Strength.RULE
EXPECTED = "发文机关标志在版面上左右居中"
_TOLERANCE = 2.0  # mm
_JOINT = 6.0  # where the names are spread over one cell of a table and 文件 stands in the middle of another


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    mark = paper.mark
    if mark is None:
        yield Unsure("在版面上没有认出发文机关标志") if paper.document.mark else Absent("没有发文机关标志")
        return
    aside = (mark.left + mark.right) / 2 - (LEFT + RIGHT) / 2
    if abs(aside) <= (_JOINT if paper.document.mark[0].table is not None else _TOLERANCE):
        return
    if paper.is_mark_boxed:
        yield Unsure("标志在文本框里，各种软件放的位置不同")
    elif len(paper.document.mark) > 1 and any(words.table is not None for words in paper.document.mark):
        yield Unsure("联合行文的标志分几格排，是否居中要整体看")
    else:
        side = "右" if aside > 0 else "左"
        remedy = "段落居中，左右缩进为0，不用空格调位置"
        yield Fault(paper.document.mark[0], f"发文机关标志偏{side}{abs(aside):.1f}毫米", remedy, mark)
