"""信函的发文字号没有顶格居右（GB/T 9704-2012，10.1）。

可差0.7字。在表格、文本框里的判不出。

合格：江应急函〔2025〕3号　右对齐
不合格：江应急函〔2025〕3号　居中
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.signer_place import right_of
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-number-place"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函的发文字号顶格居版心右边缘"
_TOLERANCE = 0.7  # characters


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    number = document.file_number
    if number is None:
        yield Absent("没有发文字号")
        return
    free = right_of(number)
    if free is None:
        yield Unsure("发文字号右边空几字要看版面")
    elif number.align == "center" or abs(free) > _TOLERANCE:
        yield Fault(number, "信函的发文字号没有顶格居右", "在红色双线下右对齐，右缩进为0")
