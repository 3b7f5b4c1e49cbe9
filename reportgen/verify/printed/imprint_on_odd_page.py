"""版记独自在单页上：双面印时，它前面空着一面（GB/T 9704-2012，7.4、7.5）。

版记与正文同在单页上的，不知道是单面印还是双面印，判不出。

合格：正文止于第3面，版记在第4面
不合格：正文止于第2面，版记独自在第3面
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
    elif imprint[-1].page % 2 == 0:
        return
    elif any(line.top < imprint[0].area.top for line in paper.bodies[imprint[-1].page - 1]):
        yield Unsure(f"版记与正文同在第{imprint[-1].page}面（单页），不知道是单面印还是双面印")
    else:
        yield Fault(
            paper.document.imprint[0],
            f"版记独自在第{imprint[-1].page}面，是单页，双面印刷时它前面空一面",
            "增删几行正文，使版记回到前一面，或使正文延到这一面、版记另起一面",
            imprint[0].area,
        )
