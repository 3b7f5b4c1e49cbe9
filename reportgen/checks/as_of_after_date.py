"""统计数的截止日期晚于成文日期。

合格：date: 2025-01-10，as_of: 2024-12-31
不合格：date: 2025-01-10，as_of: 2025-12-31
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import date_text
from reportgen.problems import Problem

ID = "as-of-after-date"


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each such statistic."""
    signed = subject.document.date
    for name, statistic in subject.document.statistics.items():
        if signed and statistic.as_of and statistic.as_of > signed:
            yield Problem(
                subject.locate(("statistics", name, "as_of")),
                ID,
                f"统计数“{name}”截止{date_text(statistic.as_of)}，晚于成文日期{date_text(signed)}",
                "核对 as_of 和 date，改正其中一个",
            )
