"""错误或提示：写出的升降与数字不符：幅度、方向，或把百分点写成了百分比。

由表达式印出的数，与它的统计数的上年数比。凭一个整数算不出这个百分比的是提示。

合格：事故72起，比上年减少8起，下降10.0%
不合格：事故72起，比上年减少8起，下降11.0%
不合格：满意率由85.2%提高到91.5%，提高6.3%（相差6.3个百分点）
"""

from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks import recomputed
from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem

ID = "unequal-change"
_PRINTS_THE_VALUE = ("", "value", "labelled")


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each."""
    return recomputed.problems(subject, ID, "change", lambda passage: _last_year(passage, subject))


def _last_year(passage: Passage, subject: Subject) -> Iterator[tuple[int, Decimal]]:
    """Where a number stands that a statistic printed, and last year's value of it."""
    for printed in passage.words.figures:
        name, _, function = printed.expression.replace(" ", "").partition("|")
        whole, _, part = name.partition(".")
        here = subject.document.statistics.get(whole) if function in _PRINTS_THE_VALUE else None
        stated = here.parts.get(part) if here and part else here
        if stated is None:
            continue
        last_year = subject.base.get(name) if stated.last_year is None else stated.last_year
        digits = passage.text[printed.start : printed.end].rfind(f"{stated.value:f}")
        if last_year is not None and digits >= 0:
            yield printed.start + digits, last_year
