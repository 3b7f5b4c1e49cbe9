"""命令（令）的正文不在令号之下空二行处（GB/T 9704-2012，10.2）。

段前、段后和空行一起算，空1.4行到2.8行都算合格。中间有表格、文本框的判不出。

合格：段落 → 间距 → 段前57.9磅
不合格：段落 → 间距 → 段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.special import ORDER_TEXT_LINES
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "order-text-distance"
CLAUSE = "10.2"
STRENGTH = Strength.RULE
EXPECTED = "命令（令）的正文在令号下空二行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.serial is None or not document.text:
        yield Absent("没有令号或正文")
    else:
        first = document.title[0] if document.title else document.text[0]
        yield from distance(document, document.serial, first, ORDER_TEXT_LINES, "正文与令号之间")
