"""标题不在分隔线之下空二行处（GB/T 9704-2012，7.3.1）。

段前、段后和空行一起算，空1.4行到2.8行都算合格。分隔线不是段落下框线的，判不出。

合格：段落 → 间距 → 段前57.9磅
不合格：段落 → 间距 → 段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.rules.red_rule_missing import lines_of_head
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-distance"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题在分隔线下空二行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [words for words, _ in lines_of_head(document)]
    if not document.title:
        yield Absent("没有标题")
    elif lines and lines[-1].below:
        yield from distance(document, lines[-1], document.title[0], 2, "标题与分隔线之间")
    else:
        yield Unsure("分隔线不是段落的下框线，它与标题之间空几行要看版面")
