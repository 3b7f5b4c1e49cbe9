"""印出来的主送机关，不在标题之下空一行处（GB/T 9704-2012，7.3.2）。

空0.4行到1.6行都算合格。

合格：主送机关与标题之间空一行
不合格：主送机关紧接标题
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import LINE_MM, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-addressee-distance"
CLAUSE = "7.3.2"
STRENGTH = Strength.RULE
EXPECTED = "主送机关在标题下空一行（版面）"
_LEAST, _MOST = 0.9, 2.1  # lines of white between the ink of the two, which have leading of their own


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    document = paper.document
    title = next(iter(paper.spots(document.title[-1])[-1:]), None) if document.title else None
    addressee = paper.spot(document.addressee)
    if document.addressee is None or not document.title:
        yield Absent("没有主送机关")
    elif title is None or addressee is None or title.page != addressee.page:
        yield Unsure("在版面上没有认出标题和主送机关")
    elif not _LEAST <= (gap := (addressee.line.top - title.line.bottom) / LINE_MM) <= _MOST:
        yield Fault(
            document.addressee,
            f"主送机关与标题之间空{max(gap - 0.5, 0):.1f}行",
            "改为空一行：段前设为28.95磅，删去多余的空行",
            addressee.area,
        )
