"""错误或提示：写出的升降与数字不符：幅度、方向，或把百分点写成了百分比。

由表达式印出的数，与它的统计数的上年数比。凭一个整数算不出这个百分比的是提示。

合格：事故72起，比上年减少8起，下降10.0%
不合格：事故72起，比上年减少8起，下降11.0%
不合格：满意率由85.2%提高到91.5%，提高6.3%（相差6.3个百分点）
"""

from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from reportgen.checks import recomputed
from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem

ID = "unequal-change"
_PRINTS_THE_VALUE = ("", "value", "labelled")


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each."""
    return recomputed.problems(subject, ID, "change", partial(_last_year, subject))


def _last_year(subject: Subject, passage: Passage, start: int) -> Decimal | None:
    """Last year's value of the number that begins there, if a statistic printed it."""
    at = bisect_right(passage.words.figures, start, key=lambda one: one.end)
    for printed in passage.words.figures[at : at + 1]:
        name, _, function = printed.expression.replace(" ", "").partition("|")
        whole, _, part = name.partition(".")
        here = subject.document.statistics.get(whole) if function in _PRINTS_THE_VALUE else None
        stated = here.parts.get(part) if here and part else here
        words = passage.text[printed.start : printed.end]
        if stated and words.rfind(f"{stated.value:f}") == start - printed.start:
            return subject.base.get(name) if stated.last_year is None else stated.last_year
    return None
