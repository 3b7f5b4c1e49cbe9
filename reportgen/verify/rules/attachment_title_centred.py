"""附件的标题没有居中（GB/T 9704-2012，7.3.7）。

“附件”之下一段不到40字、不以句号结尾的，认作标题；认不出的判不出。

合格：重点任务分解表　居中
不合格：重点任务分解表　左对齐
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-title-centred"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "附件标题居中"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.attachments:
        yield Absent("没有附件")
    for each in document.attachments:
        below = document.said_after(each.mark)
        if each.title or below is None:
            continue
        if below.table is None and len(below.words) < 40 and not below.words.endswith("。"):
            yield Fault(below, "附件标题没有居中", "附件标题改为居中，编排在版心第三行")
        else:
            yield Unsure(f"认不出“{each.mark.words}”的标题")
