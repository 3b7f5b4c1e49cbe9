"""附件首页的“附件”和序号不是3号黑体（GB/T 9704-2012，7.3.7）。

合格：附件1　黑体，3号
不合格：附件1　仿宋_GB2312，3号
不合格：附件1　黑体，4号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.anatomy import Anatomy, looks
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_heiti, size

ID = "attachment-mark-face"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "“附件”二字及附件顺序号用3号黑体"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.attachments:
        yield Absent("没有附件")
    for (name, half_points), paragraph, _ in gathered(looks([each.mark for each in document.attachments])):
        if not is_heiti(name) or half_points != BODY.points * 2:
            yield Fault(paragraph, f"“{paragraph.words}”是{size(half_points)}{face(name)}", "字体改为黑体，字号改为3号")
