"""The title is not two lines below the line of the head (GB/T 9704-2012, 7.3.1).

Passes:  段落 → 段前57.9磅
Fails:   段落 → 段前0
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-distance"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题在分隔线下空二行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What is found."""
    if document.file_number is None or not document.title:
        yield Absent("没有发文字号或标题")
        return
    yield from distance(document, document.head[-1], document.title[0], 2, "标题与分隔线之间")
