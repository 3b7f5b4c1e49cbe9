"""首页没有正文（GB/T 9704-2012，7.3.3）。

主送机关太多的，移到版记里。

合格：首页至少有一行正文
不合格：主送机关排满了首页，正文从第2面开始
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "first-page-without-text"
CLAUSE = "7.3.3"
STRENGTH = Strength.RULE
EXPECTED = "首页显示正文"


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    document = paper.document
    first = paper.spot(document.first)
    text = paper.spot(document.body[0]) if document.body else None
    if not document.body:
        yield Absent("没有正文")
    elif first is None or text is None:
        yield Unsure("在版面上没有认出正文的第一段")
    elif text.page > 1 and first.page == 1:
        yield Fault(
            document.body[0],
            f"正文从第{text.page}面开始",
            "主送机关太多的，把主送机关移到版记；或压缩标题的行数",
            text.area,
        )
