"""中间有空白的一面：只有版记之前的一面可以空白（GB/T 9704-2012，7.5）。

合格：每一面都有文字
不合格：多了一个分页符，第3面是空的
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.pages.paper import Area
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Strength

ID = "blank-page"
CLAUSE = "7.5"
STRENGTH = Strength.CUSTOM
EXPECTED = "版记之前的中间各面都不空白"


def check(paper: Paper) -> Iterator[Fault | Absent]:
    """What departs from it, or why that is not known."""
    imprint = {spot.page for words in paper.document.imprint for spot in paper.spots(words)}
    for page, lines in zip(paper.pages[:-1], paper.bodies, strict=False):
        empty = not lines and not page.strokes and not page.images
        if empty and page.number + 1 not in imprint:
            yield Fault(
                None,
                "这一面是空白的",
                "删去多余的分页符、分节符或空段落",
                Area(page.number, 0, 0, page.width, page.height),
            )
            return
    if len(paper.pages) < 3:
        yield Absent("没有中间的一面")
