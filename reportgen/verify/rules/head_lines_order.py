"""份号、密级和保密期限、紧急程度没有按这个顺序自上而下排（GB/T 9704-2012，7.2.3）。

合格：000012 / 机密★1年 / 特急
不合格：特急 / 机密★1年
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "head-lines-order"
CLAUSE = "7.2.3"
STRENGTH = Strength.RULE
EXPECTED = "份号、密级和保密期限、紧急程度自上而下分行排列"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [words for words in (document.copy_number, document.secrecy, document.urgency) if words]
    if len(lines) < 2:
        yield Absent("份号、密级、紧急程度不足两项")
    elif sorted(lines, key=document.place) != lines:
        order = "、".join(words.words for words in sorted(lines, key=document.place))
        yield Fault(lines[0], f"顺序是{order}", "按份号、密级和保密期限、紧急程度的顺序自上而下排")
