"""抄送机关排在印发机关和印发日期之下（GB/T 9704-2012，7.4.2、7.4.3）。

合格：抄送：市委办公室，市司法局。 / 江州市应急管理局办公室　　2025年1月11日印发
不合格：江州市应急管理局办公室　　2025年1月11日印发 / 抄送：市委办公室，市司法局。
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-order"
CLAUSE = "7.4.2、7.4.3"
STRENGTH = Strength.RULE
EXPECTED = "抄送机关在印发机关和印发日期之上"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.copies is None or document.printed is None:
        yield Absent("没有抄送机关或印发日期")
    elif document.place(document.copies) > document.place(document.printed):
        yield Fault(document.copies, "抄送机关排在印发机关之下", "把抄送机关移到印发机关和印发日期的上一行")
