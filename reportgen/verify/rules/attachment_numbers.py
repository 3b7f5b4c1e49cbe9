"""附件的序号不连续，或只有一个附件却编了号（GB/T 9704-2012，7.3.7）。

合格：附件1 / 附件2
合格：附件
不合格：附件1 / 附件3
不合格：附件1（只有这一个附件）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-numbers"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "附件序号与附件说明一致，一个附件不编号"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    marks = document.attachments
    if not marks:
        yield Absent("没有附件")
    if len(document.note) > len(marks):
        yield Absent("附件不全")
        return
    numbers = [""] if len(marks) == 1 else [str(number) for number in range(1, len(marks) + 1)]
    for attachment, number in zip(marks, numbers, strict=False):
        if attachment.number != number:
            yield Fault(attachment.mark, f"这里写作“{attachment.mark.words}”", f"改为“附件{number}”")
