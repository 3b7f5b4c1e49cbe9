"""主送机关没有顶格（GB/T 9704-2012，7.3.2）。

合格：江州市人民政府：　左对齐，不缩进
不合格：江州市人民政府：　首行缩进2字符
不合格：江州市人民政府：　居中
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, is_flush
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "addressee-flush"
CLAUSE = "7.3.2"
STRENGTH = Strength.RULE
EXPECTED = "主送机关居左顶格，回行时仍顶格"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.addressee is None:
        yield Absent("没有主送机关")
    elif not is_flush(document.addressee):
        yield Fault(document.addressee, "主送机关没有顶格", "改为左对齐，缩进改为0，删去前面的空格")
