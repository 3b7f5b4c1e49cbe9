"""A line of the title is longer than the type area, so that Word breaks it (GB/T 9704-2012, 7.3.1).

Passes:  二十个字以内的一行
Fails:   a title of 30 characters in one line
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE
from reportgen.gbt9704.marks import half_cells
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-line-too-long"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题每行不超过版心宽度，自己回行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.title:
        yield Absent("没有标题")
    for words in document.title:
        for line in words.words.split("\n"):
            if half_cells(line) * words.size * 5 > PAGE.text_width + 60:
                yield Fault(
                    words, f"标题这一行有{half_cells(line) / 2:g}字，一行排不下，由Word随处回行", "按词语分成几行"
                )
                return
