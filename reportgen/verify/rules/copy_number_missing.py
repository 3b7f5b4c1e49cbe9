"""涉密公文没有标注份号（《党政机关公文处理工作条例》第九条第一项）。

合格：000012 / 机密★1年
不合格：机密★1年
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "copy-number-missing"
CLAUSE = "条例9(1)"
STRENGTH = Strength.RULE
EXPECTED = "涉密公文标注份号"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.secrecy is None:
        yield Absent("没有密级")
    elif document.copy_number is None:
        yield Fault(document.secrecy, "标了密级，没有份号", "在密级上一行加6位份号，如“000001”")
