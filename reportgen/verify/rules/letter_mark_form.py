"""信函的发文机关标志加了“文件”，或写了几个机关（GB/T 9704-2012，10.1）。

联合行文只写主办机关。

合格：江州市应急管理局
不合格：江州市应急管理局文件
不合格：江州市应急管理局 / 江州市公安局
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-mark-form"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函的发文机关标志是机关全称或规范化简称，不加“文件”，联合行文只用主办机关的"
_OFFICE = re.compile("(?:政府|委员会|办公室|[局厅委部院])$")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    words = "".join(line.words for line in document.mark)
    if words.endswith("文件"):
        yield Fault(document.mark[-1], f"信函的发文机关标志写作“{words}”", "删去“文件”二字")
    elif len(document.mark) > 1 and all(_OFFICE.search(line.words) for line in document.mark):
        yield Fault(document.mark[1], "信函的发文机关标志写了几个机关", "只留主办机关")
