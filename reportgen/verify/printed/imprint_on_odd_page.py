"""版记印在单页上（双面印时版记宜在最后一个双页）。

合格：版记在第 4 面
不合格：版记在第 3 面，背面空白
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-on-odd-page"
CLAUSE = "7.4、7.5"
STRENGTH = Strength.CUSTOM
EXPECTED = "版记在双页码的最后一面"


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    imprint = [spot for words in paper.document.imprint for spot in paper.spots(words)]
    if not paper.document.imprint:
        yield Absent("没有版记")
    elif not imprint:
        yield Unsure("在版面上没有认出版记")
    elif imprint[-1].page % 2:
        yield Fault(
            paper.document.imprint[0],
            f"版记在第{imprint[-1].page}面，是单页",
            "在版记之前换页，使版记落在双页上",
            imprint[0].area,
        )
