"""密级和保密期限、紧急程度不是3号黑体（GB/T 9704-2012，7.2.2、7.2.3）。

合格：特急　黑体，3号
不合格：特急　仿宋_GB2312，3号
不合格：特急　黑体，4号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.anatomy import Anatomy, looks
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_heiti, size

ID = "head-lines-face"
CLAUSE = "7.2.2、7.2.3"
STRENGTH = Strength.RULE
EXPECTED = "密级和保密期限、紧急程度用3号黑体"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [words for words in (document.secrecy, document.urgency) if words]
    if not lines:
        yield Absent("没有密级和紧急程度")
    for (name, half_points), paragraph, _ in gathered(looks(lines)):
        if not is_heiti(name) or half_points != BODY.points * 2:
            clause = "7.2.2" if paragraph is document.secrecy else "7.2.3"
            found = f"“{paragraph.words}”是{size(half_points)}{face(name)}"
            yield Fault(paragraph, found, "字体改为黑体，字号改为3号", clause=clause)
