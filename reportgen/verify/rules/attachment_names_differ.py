"""附件的标题与附件说明里写的不一样（GB/T 9704-2012，7.3.7）。

空格和逗号、分号、句号不算。一个是另一个的开头的，也许分成了几段，判不出。

合格：附件说明写“重点任务分解表”，附件标题是“重点任务分解表”
不合格：附件说明写“重点任务分解表”，附件标题是“重点任务分工表”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-names-differ"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "附件标题与附件说明一致"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.note or len(document.note) != len(document.attachments):
        yield Absent("没有附件说明，或附件数目不同")
        return
    for item, attachment in zip(document.note, document.attachments, strict=True):
        listed, printed = (re.sub(r"[\s。；，]", "", name) for name in (item.name, attachment.name))
        if not printed:
            yield Unsure("认不出附件的标题")
        elif listed != printed and (printed.startswith(listed) or listed.startswith(printed)):
            yield Unsure("附件名称分成几段，看不准是否一致")
        elif listed != printed:
            yield Fault(
                attachment.title[0], f"附件说明写“{item.name}”，附件标题是“{attachment.name}”", "改成一样的名称"
            )
