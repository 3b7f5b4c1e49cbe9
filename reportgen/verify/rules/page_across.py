"""正文排在横放的纸上（GB/T 9704-2012，5.1、5.2.1）。

看标题所在的一节；只放宽表的一节可以横排。

合格：页面设置 → 纸张方向 → 纵向
不合格：页面设置 → 纸张方向 → 横向
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "page-across"
CLAUSE = "5.1、5.2.1"
STRENGTH = Strength.RULE
EXPECTED = "正文排在纵向的纸上，横排的只有宽表"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    sections = document.facts.sections
    at = document.first.section if document.first else 0
    if not sections:
        yield Absent("没有页面设置")
    elif sections[min(at, len(sections) - 1)].width > sections[min(at, len(sections) - 1)].height:
        yield Fault(None, "正文排在横放的纸上", "纸张方向改为纵向，只把放宽表的一节横排")
