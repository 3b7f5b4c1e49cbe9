"""信函的发文机关标志之下没有上粗下细的红色双线（GB/T 9704-2012，10.1）。

文件里有图形的，双线可能画在图里，判不出。

合格：边框和底纹 → 样式 → 上粗下细的双线，红色（255,0,0）
不合格：边框和底纹 → 样式 → 单线，红色（255,0,0）
不合格：边框和底纹 → 样式 → 上粗下细的双线，自动
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.double_line import line_of
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-upper-line"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函的发文机关标志之下4毫米处有一条红色双线，上粗下细"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    yield from line_of("thickThin", "上粗下细", document)
