"""附件说明没有用“1.”“2.”编号，或只有一个附件却编了号（GB/T 9704-2012，7.3.4）。

合格：附件：1.重点任务分解表 / 2.典型执法案例
合格：附件：重点任务分解表
不合格：附件：1、重点任务分解表 / 2、典型执法案例
不合格：附件：一、重点任务分解表 / 二、典型执法案例
不合格：附件：1.重点任务分解表
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-note-numbers"
CLAUSE = "7.3.4"
STRENGTH = Strength.RULE
EXPECTED = "几个附件用阿拉伯数字“1.”“2.”编号，一个附件不编号"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.note:
        yield Absent("没有附件说明")
    elif len(document.note) == 1 and document.note[0].number:
        yield Fault(document.note[0].paragraph, "只有一个附件，编了号", "删去序号")
    elif len(document.note) > 1:
        for number, item in enumerate(document.note, 1):
            if (item.number, item.mark) != (str(number), "."):
                yield Fault(item.paragraph, f"第{number}个附件写作“{item.number}{item.mark}”", f"改为“{number}.”")
