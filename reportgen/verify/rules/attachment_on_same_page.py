"""附件没有另面编排（GB/T 9704-2012，7.3.7）。

前面有分页符、下一页分节符的也行。

合格：附件1　段落 → 换行和分页 → 段前分页
不合格：附件1　接在成文日期之后
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-on-same-page"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "附件另面编排"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.attachments:
        yield Absent("没有附件")
    for each in document.attachments:
        if not each.mark.new_page:
            yield Fault(each.mark, f"“{each.mark.words}”没有另起一面", "这一段设“段前分页”")
