"""提示：这里写的上年数与上年文件里的不同。

合格：last_year: 80，上年的文件里 accidents: {value: 80}
不合格：last_year: 79，上年的文件里 accidents: {value: 80}
"""

from collections.abc import Iterator
from decimal import Decimal

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "last-year-mismatch"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each statistic, or part of one, whose two statements differ."""
    for name, path, here in _stated(subject):
        there = subject.base.get(name)
        if here is not None and there is not None and here != there:
            yield Problem(
                subject.locate(("statistics", *path, "last_year")),
                ID,
                f"“{name}”的上年数写作{here:f}，上年文件里是{there:f}",
                "核对后改正其中一个；与上年文件相同就不必写 last_year",
                "warning",
            )


def _stated(subject: Subject) -> Iterator[tuple[str, tuple[str, ...], Decimal | None]]:
    """The statistics and their parts by full name and path, with the value of last year where it is written."""
    for name, whole in subject.document.statistics.items():
        yield name, (name,), whole.last_year
        for part, value in whole.parts.items():
            yield f"{name}.{part}", (name, "parts", part), value.last_year
