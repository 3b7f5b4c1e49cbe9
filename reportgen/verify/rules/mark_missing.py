"""版头没有发文机关标志（GB/T 9704-2012，7.2.4）。

发文字号之上，比2号大的字、小2号以上的红字和写作“……文件”的一行，都认作标志。
文件里有图形的，标志可能画在图里，判不出。

合格：江州市应急管理局文件 / 江应急〔2025〕3号
不合格：江应急〔2025〕3号（上面什么也没有）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "mark-missing"
CLAUSE = "7.2.4"
STRENGTH = Strength.RULE
EXPECTED = "版头有发文机关标志"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.mark:
        return
    if document.facts.pictures:
        yield Unsure("文件里有图形，发文机关标志可能画在图里")
    else:
        yield Fault(document.file_number, "没有发文机关标志", "在版头加上发文机关标志，红色小标宋体字，居中")
