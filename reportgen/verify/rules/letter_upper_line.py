"""Below the mark of a letter no red double line stands, thick above thin (GB/T 9704-2012, 10.1).

Passes:  标志之下一条上粗下细的红色双线
Fails:   标志之下一条红色单线
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
