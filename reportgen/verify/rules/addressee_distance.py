"""The addressee is not one line below the title (GB/T 9704-2012, 7.3.2).

Passes:  段落 → 段前28.95磅
Fails:   段落 → 段前0
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
