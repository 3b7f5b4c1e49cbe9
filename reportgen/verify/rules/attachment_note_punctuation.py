"""附件说明里，附件名称后面有标点（GB/T 9704-2012，7.3.4）。

合格：附件：重点任务分解表
不合格：附件：重点任务分解表。
不合格：附件：1.重点任务分解表； / 2.典型执法案例。
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-note-punctuation"
CLAUSE = "7.3.4"
STRENGTH = Strength.RULE
EXPECTED = "附件名称后不加标点符号"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.note:
        yield Absent("没有附件说明")
    for item in document.note:
        if item.name[-1] in "。；;，,.、：:":
            yield Fault(item.paragraph, f"附件名称以“{item.name[-1]}”结尾", "删去附件名称后的标点")
