"""印出来的标题不居中（GB/T 9704-2012，7.3.1）。

一行一行量，可偏2.5毫米。

合格：每一行左右的空白相等
不合格：第一行偏左8毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import LEFT, RIGHT, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-title-centred"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题每一行在版面上居中"
_TOLERANCE = 2.5


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    spots = [(spot, words) for words in paper.document.title for spot in paper.spots(words)]
    if not spots:
        yield Unsure("在版面上没有认出标题") if paper.document.title else Absent("没有标题")
    for spot, words in spots:
        ink = (spot.line.left + spot.line.right) / 2
        aside = min(ink, spot.middle, key=lambda middle: abs(middle - (LEFT + RIGHT) / 2)) - (LEFT + RIGHT) / 2
        if paper.is_upright(spot.page) and abs(aside) > _TOLERANCE:
            yield Fault(
                words,
                f"标题的“{spot.line.text[:11]}”偏{'右' if aside > 0 else '左'}{abs(aside):.1f}毫米",
                "段落居中，首行缩进和左右缩进为0，不用空格调位置",
                spot.area,
            )
            return
