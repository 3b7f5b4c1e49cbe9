"""The parts of a statistic do not add up to it.

Passes:  trained: {value: 124036, unit: 人, parts: {special: 110523, managers: 13513}}
Fails:   trained: {value: 124036, unit: 人, parts: {special: 110523, managers: 13512}}

`partial: true` says that the parts are only some of the whole: then they may not exceed it.
"""

from collections.abc import Iterator
from decimal import localcontext

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unequal-parts"
_DIGITS = 120  # more than any sum of figures has


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each statistic whose exact parts, in its own unit, do not add up."""
    for name, whole in subject.document.statistics.items():
        parts = whole.parts.values()
        if not parts or whole.approx or any(part.approx or part.unit not in {None, whole.unit} for part in parts):
            continue
        with localcontext(prec=_DIGITS):
            total = sum(part.value for part in parts)
            gap = f"{abs(total - whole.value):f}"
        if total == whole.value or (whole.partial and total < whole.value):
            continue
        yield Problem(
            subject.locate(("statistics", name, "parts")),
            ID,
            f"“{name}”各部分合计{total:f}{whole.unit}，与总数{whole.value:f}{whole.unit}不等，相差{gap}",
            "核对总数和各部分，改正其中一个；只列了一部分就加上 partial: true",
        )
