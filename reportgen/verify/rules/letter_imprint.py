"""信函的版记有分隔线，或写了印发机关和印发日期（GB/T 9704-2012，10.1）。

合格：抄送：市委办公室，市司法局。　没有分隔线
不合格：抄送：市委办公室，市司法局。　上下有分隔线
不合格：江州市应急管理局办公室　　2025年1月11日印发
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.imprint_line_missing import imprint_lines
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-imprint"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函的版记不加印发机关和印发日期、分隔线"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.printed is not None:
        yield Fault(document.printed, "信函的版记有印发机关和印发日期", "删去这一行")
    lines = imprint_lines(document) if document.imprint else None
    if lines and any(lines):
        yield Fault(document.imprint[0], "信函的版记有分隔线", "删去版记的分隔线")
    if not document.imprint:
        yield Absent("没有版记")
