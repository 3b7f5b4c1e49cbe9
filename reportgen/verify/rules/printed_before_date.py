"""印发日期早于成文日期（《党政机关公文处理工作条例》第九条第十二项）。

两个日期有一个写得不合格式的，判不出。

合格：成文日期2025年1月10日，印发日期2025年1月11日
不合格：成文日期2025年1月10日，印发日期2025年1月9日
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-before-date"
CLAUSE = "条例9(12)"
STRENGTH = Strength.RULE
EXPECTED = "印发日期不早于成文日期"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.printed is None or document.date is None:
        yield Absent("没有成文日期或印发日期")
        return
    days = [day(words.words) for words in (document.date, document.printed)]
    if None in days:
        yield Unsure("成文日期或印发日期写得不合格式")
    elif days[1] < days[0]:  # type: ignore[operator]  # None was ruled out above
        yield Fault(document.printed, "印发日期早于成文日期", "改正成文日期或印发日期")


def day(words: str) -> tuple[int, ...] | None:
    """Year, month and day of the last date in a text."""
    found = re.findall(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日", words)
    return tuple(map(int, found[-1])) if found else None
