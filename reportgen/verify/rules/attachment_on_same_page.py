"""An attachment does not begin a page (GB/T 9704-2012, 7.3.7).

Passes:  段落 → 换行和分页 → 段前分页
Fails:   附件1        right below the date
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
