"""主送机关不在标题之下空一行处（GB/T 9704-2012，7.3.2）。

段前、段后和空行一起算，空0.4行到1.8行都算合格。中间有表格、文本框的判不出。

合格：段落 → 间距 → 段前28.95磅
不合格：段落 → 间距 → 段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "addressee-distance"
CLAUSE = "7.3.2"
STRENGTH = Strength.RULE
EXPECTED = "主送机关在标题下空一行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.addressee is None or not document.title:
        yield Absent("没有标题或主送机关")
        return
    yield from distance(document, document.title[-1], document.addressee, 1, "主送机关与标题之间")
