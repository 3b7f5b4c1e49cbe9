"""统计数的各部分加起来不等于总数。

写了 partial: true 的，parts 只是其中一部分，加起来不得超过总数。单位不同的、约数不查。

合格：trained: {value: 124036, unit: 人, parts: {special: 110523, managers: 13513}}
不合格：trained: {value: 124036, unit: 人, parts: {special: 110523, managers: 13512}}
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, localcontext

from reportgen.checks.subject import Subject
from reportgen.model.statistics import Statistic
from reportgen.problems import Problem

ID = "unequal-parts"
_DIGITS = 120  # more than any sum of figures has


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each statistic whose exact parts, in its own unit, do not add up."""
    with localcontext(prec=_DIGITS):
        unequal = list(_unequal(subject.document.statistics))
    for name, whole, total, gap in unequal:
        yield Problem(
            subject.locate(("statistics", name, "parts")),
            ID,
            f"“{name}”各部分合计{total:f}{whole.unit}，与总数{whole.value:f}{whole.unit}不等，相差{gap:f}",
            "核对总数和各部分，改正其中一个；只列了一部分就加上 partial: true",
        )


def _unequal(statistics: Mapping[str, Statistic]) -> Iterator[tuple[str, Statistic, Decimal, Decimal]]:
    """The statistics whose parts do not add up, each with their sum and how far it is off."""
    for name, whole in statistics.items():
        parts = whole.parts.values()
        if not parts or whole.approx or any(part.approx or part.unit not in {None, whole.unit} for part in parts):
            continue
        total = sum((part.value for part in parts), Decimal(0))
        if total > whole.value or (total < whole.value and not whole.partial):
            yield name, whole, total, abs(total - whole.value)
