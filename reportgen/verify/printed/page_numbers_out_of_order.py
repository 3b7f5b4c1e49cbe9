"""页码不连续（GB/T 9704-2012，7.5）。

合格：正文是1、2、3，附件接着编4、5
不合格：正文是1、2、3，附件从1重新编起
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.printed.numbers import numbers
from reportgen.verify.verdict import Absent, Strength

ID = "page-numbers-out-of-order"
CLAUSE = "7.5"
STRENGTH = Strength.RULE
EXPECTED = "页码从正文到附件连续"


def check(paper: Paper) -> Iterator[Fault | Absent]:
    """What departs from it, or why that is not known."""
    found = numbers(paper)
    if len(found) < 2:
        yield Absent("只有一面，或没有认出页码")
    for before, one in pairwise(found):
        if one.number - before.number != one.page - before.page:
            yield Fault(
                None,
                f"第{before.page}面的页码是{before.number}，第{one.page}面是{one.number}",
                "设置页码格式 → 续前节",
                one.line.area(one.page),
            )
            return
