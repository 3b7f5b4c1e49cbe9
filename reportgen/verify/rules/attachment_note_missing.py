"""有附件，正文之下没有附件说明（GB/T 9704-2012，7.3.4）。

合格：附件：重点任务分解表（在正文和署名之间）
不合格：成文日期之后有附件，正文之下没有写“附件：”
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-note-missing"
CLAUSE = "7.3.4"
STRENGTH = Strength.RULE
EXPECTED = "有附件的，正文之下有附件说明"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.attachments:
        yield Absent("没有附件")
    elif not document.note:
        yield Fault(
            document.attachments[0].mark, "有附件，正文之下没有附件说明", "在正文下空一行左空二字写“附件：”和附件名称"
        )
