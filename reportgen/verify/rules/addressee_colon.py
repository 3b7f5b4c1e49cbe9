"""主送机关之后不是全角冒号（GB/T 9704-2012，7.3.2）。

合格：江州市人民政府：
不合格：江州市人民政府:
不合格：江州市人民政府
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "addressee-colon"
CLAUSE = "7.3.2"
STRENGTH = Strength.RULE
EXPECTED = "最后一个主送机关后标全角冒号"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.addressee is None:
        yield Absent("没有主送机关")
    elif not document.addressee.words.endswith("："):
        yield Fault(
            document.addressee, f"主送机关以“{document.addressee.words[-1]}”结尾", "最后一个主送机关之后用全角冒号“：”"
        )
