"""The file number is not two lines below the mark (GB/T 9704-2012, 7.2.5).

Passes:  段落 → 段前57.9磅
Fails:   段落 → 段前0
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
