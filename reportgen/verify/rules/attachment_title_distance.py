"""附件的标题不在第三行（GB/T 9704-2012，7.3.7）。

与“附件”之间空一行。段前、段后和空行一起算，空0.4行到1.8行都算合格。

合格：段落 → 间距 → 段前28.95磅
不合格：段落 → 间距 → 段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-title-distance"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "附件标题编排在版心第三行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    titled = [each for each in document.attachments if each.title]
    if not titled:
        yield Absent("没有附件")
    for each in titled:
        yield from distance(document, each.mark, each.title[0], 1, "附件标题与“附件”二字之间")
