"""信函的首页有页码（GB/T 9704-2012，10.1）。

合格：页眉和页脚 → 首页不同，首页页脚里没有页码
不合格：页眉和页脚 → 没有勾选“首页不同”，第1面印出“— 1 —”
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-first-page-number"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函首页不显示页码"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    first = document.facts.sections[0] if document.facts.sections else None
    if first is None:
        yield Absent("没有页面设置")
        return
    shown = first.first_footer if first.title_page else first.odd_footer
    if any("{PAGE}" in words.text for words in shown):
        yield Fault(None, "信函首页有页码", "勾选“首页不同”，首页页脚不放页码")
