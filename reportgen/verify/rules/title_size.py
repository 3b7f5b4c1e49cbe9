"""标题不是2号字（GB/T 9704-2012，7.3.1）。

合格：江州市应急管理局关于做好汛期工作的通知　2号
不合格：江州市应急管理局关于做好汛期工作的通知　3号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import TITLE
from reportgen.verify.anatomy import Anatomy, looks
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import size

ID = "title-size"
CLAUSE = "7.3.1"
STRENGTH = Strength.USUAL
EXPECTED = "标题用2号字"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.title:
        yield Absent("没有标题")
    for (_, half_points), paragraph, _ in gathered(looks(document.title)):
        if half_points != TITLE.points * 2:
            yield Fault(paragraph, f"标题是{size(half_points)}字", "标题的字号改为2号")
            return
