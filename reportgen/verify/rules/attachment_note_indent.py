"""附件说明没有左空二字，或几个附件没有上下对齐（GB/T 9704-2012，7.3.4）。

第一个左空二字，可差0.35字；以后各个与第一个的序号对齐，左空五字，可差0.7字。

合格：附件：重点任务分解表　左空二字
不合格：附件：重点任务分解表　不缩进
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, indent
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-note-indent"
CLAUSE = "7.3.4"
STRENGTH = Strength.RULE
EXPECTED = "附件说明左空二字，各个附件上下对齐"
_ITEMS = 5  # two characters and 附件：


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.note:
        yield Absent("没有附件说明")
        return
    inside = indent(document.note[0].paragraph)
    if inside is not None and abs(inside - 2) > 0.35:
        yield Fault(document.note[0].paragraph, f"附件说明左空{inside:.1f}字", "改为左空二字")
        return
    for item in document.note[1:]:
        if item.paragraph is document.note[0].paragraph:
            continue
        inside = indent(item.paragraph)
        if inside is not None and abs(inside - _ITEMS) > 0.7:
            yield Fault(
                item.paragraph, f"“{item.number}{item.mark}”左空{inside:.1f}字", "与上一个附件的序号对齐，左空五字"
            )
            return
