"""信函的标题不在版头最后一行之下空二行处（GB/T 9704-2012，10.1）。

段前、段后和空行一起算，空1.4行到2.8行都算合格。中间有表格、文本框的判不出。

合格：段落 → 间距 → 段前57.9磅
不合格：段落 → 间距 → 段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.special import LETTER_TITLE_LINES
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-title-distance"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函的标题在版头最后一个要素下空二行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.title or not document.head:
        yield Absent("没有标题")
        return
    yield from distance(document, document.head[-1], document.title[0], LETTER_TITLE_LINES, "标题与版头之间")
