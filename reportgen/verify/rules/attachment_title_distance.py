"""The title of an attachment does not stand in the third line (GB/T 9704-2012, 7.3.7).

Passes:  附件1 / 空一行 / 重点任务分解表
Fails:   附件1 / 重点任务分解表
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
