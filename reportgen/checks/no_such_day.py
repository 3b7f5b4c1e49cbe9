"""正文里写的日子，历书上没有。

合格：2024年2月29日
不合格：2023年2月29日；6月31日
"""

import re
from collections.abc import Iterator
from datetime import date

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "no-such-day"

_DAY = re.compile(r"(?=[0-9])(?:(?<![0-9])([0-9]{4})年)?(?<![0-9—～-])([0-9]{1,2})月([0-9]{1,2})日")
_A_LEAP_YEAR = 2000


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each."""
    for found in matches(subject, _DAY, "月[0-9]{1,2}日"):
        year, month, day = found.match.groups()
        try:
            date(int(year or _A_LEAP_YEAR), int(month), int(day))
        except ValueError:
            yield Problem(found.where, ID, f"没有“{found.match[0]}”这一天", "核对后改成实际的日期")
