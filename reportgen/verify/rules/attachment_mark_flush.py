"""附件首页的“附件”没有顶格（GB/T 9704-2012，7.3.7）。

合格：附件1　左对齐，不缩进
不合格：附件1　居中
不合格：附件1　首行缩进2字符
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, is_flush
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-mark-flush"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "“附件”二字顶格编排在版心左上角"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.attachments:
        yield Absent("没有附件")
    for each in document.attachments:
        if not is_flush(each.mark):
            yield Fault(each.mark, f"“{each.mark.words}”没有顶格", "改为左对齐，缩进改为0")
