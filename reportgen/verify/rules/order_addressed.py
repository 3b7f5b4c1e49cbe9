"""命令（令）写了主送机关（GB/T 9704-2012，10.2）。

合格：现予公布，自2025年7月1日起施行。（令号之下就是正文）
不合格：各区人民政府：
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "order-addressed"
CLAUSE = "10.2"
STRENGTH = Strength.RULE
EXPECTED = "命令（令）没有主送机关"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.addressee is not None:
        yield Fault(document.addressee, "命令（令）写了主送机关", "删去主送机关")
