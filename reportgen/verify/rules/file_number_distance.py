"""发文字号不在发文机关标志之下空二行处（GB/T 9704-2012，7.2.5）。

段前、段后和空行一起算，空1.4行到2.8行都算合格。中间有表格、文本框的判不出。

合格：段落 → 间距 → 段前57.9磅
不合格：段落 → 间距 → 段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "file-number-distance"
CLAUSE = "7.2.5"
STRENGTH = Strength.RULE
EXPECTED = "发文字号在发文机关标志下空二行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.file_number is None or not document.mark:
        yield Absent("没有发文机关标志或发文字号")
        return
    yield from distance(document, document.mark[-1], document.file_number, 2, "发文字号与发文机关标志之间")
