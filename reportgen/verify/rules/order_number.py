"""命令（令）没有令号，或令号没有居中，没有空二行（GB/T 9704-2012，10.2）。

与标志之间空1.4行到2.8行都算合格。

合格：第12号　居中，段前57.9磅
不合格：第12号　左对齐，段前57.9磅
不合格：第12号　居中，段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.special import ORDER_NUMBER_LINES
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "order-number"
CLAUSE = "10.2"
STRENGTH = Strength.RULE
EXPECTED = "命令（令）的发文机关标志下空二行居中编排令号"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    number = document.serial
    if number is None:
        yield Fault(document.mark[-1], "没有令号", "在发文机关标志下空二行居中写“第12号”")
    elif number.table is None and number.box is None and number.align != "center":
        yield Fault(number, "令号没有居中", "改为居中，缩进改为0")
    else:
        yield from distance(document, document.mark[-1], number, ORDER_NUMBER_LINES, "令号与发文机关标志之间")
