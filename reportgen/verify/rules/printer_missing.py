"""只有印发日期，没有印发机关（GB/T 9704-2012，7.4.3）。

合格：江州市应急管理局办公室　　2025年1月11日印发
不合格：2025年1月11日印发
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.elements import PRINTED
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printer-missing"
CLAUSE = "7.4.3"
STRENGTH = Strength.RULE
EXPECTED = "印发日期左边有印发机关"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    line = document.printed
    if line is None:
        yield Absent("没有印发日期")
        return
    found = PRINTED.search(line.words)
    beside = [
        words
        for words in document.imprint
        if words.table == line.table and words is not line and words is not document.copies
    ]
    if found and not line.words[: found.start()].strip() and (line.table is None or not beside):
        yield Fault(line, "只有印发日期，没有印发机关", "在印发日期左边写印发机关，左空一字")
