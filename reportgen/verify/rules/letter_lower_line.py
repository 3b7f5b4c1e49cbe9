"""信函首页的下端没有上细下粗的红色双线（GB/T 9704-2012，10.1）。

文件里有图形的，双线可能画在图里，判不出。

合格：首页页脚一条上细下粗的双线，红色，距下页边20毫米
不合格：首页页脚没有双线
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.double_line import line_of
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-lower-line"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函首页距下页边20毫米处有一条红色双线，上细下粗"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    yield from line_of("thinThick", "上细下粗", document)
