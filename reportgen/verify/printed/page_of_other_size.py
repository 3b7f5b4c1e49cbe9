"""印出来有的一面不是A4（GB/T 9704-2012，5.1）。

可差1.5毫米，横排的一面也是A4。

合格：每一面210毫米×297毫米，横排的一面297毫米×210毫米
不合格：信纸，216毫米×279毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from reportgen.pages.paper import Area
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Strength

ID = "page-of-other-size"
CLAUSE = "5.1"
STRENGTH = Strength.RULE
EXPECTED = "印出来每一面都是A4（210毫米×297毫米）"
_TOLERANCE = 1.5


def check(paper: Paper) -> Iterator[Fault]:
    """What departs from it, or why that is not known."""
    standard = sorted((PAGE_WIDTH_MM, PAGE_HEIGHT_MM))
    for page in paper.pages:
        size = sorted((page.width, page.height))
        if any(abs(one - other) > _TOLERANCE for one, other in zip(size, standard, strict=True)):
            yield Fault(
                None,
                f"这一面是{page.width:.0f}毫米×{page.height:.0f}毫米",
                "页面设置 → 纸张 → A4，再转成 PDF",
                Area(page.number, 0, 0, page.width, page.height),
            )
            return
