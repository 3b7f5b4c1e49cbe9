"""错误或提示：统计数的截止日期晚于成文日期（正文里手写的是提示）。

合格：date: 2025-01-10，as_of: 2024-12-31
不合格：date: 2025-01-10，as_of: 2025-12-31
不合格：date: 2025-01-10，正文手写 截至2025年12月31日，查处436起
"""

import re
from collections.abc import Iterator
from datetime import date

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import date_text
from reportgen.problems import Problem

ID = "as-of-after-date"

_IN_TEXT = re.compile("截[至止]到? ?([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日(?!前|之前)")


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each such statistic; a warning for each such date in the text."""
    signed = subject.document.date
    for name, statistic in subject.document.statistics.items():
        if signed and statistic.as_of and statistic.as_of > signed:
            yield Problem(
                subject.locate(("statistics", name, "as_of")),
                ID,
                f"统计数“{name}”截止{date_text(statistic.as_of)}，晚于成文日期{date_text(signed)}",
                "核对 as_of 和 date，改正其中一个",
            )
    for found in matches(subject, _IN_TEXT) if signed else ():
        try:
            day = date(int(found.match[1]), int(found.match[2]), int(found.match[3]))
        except ValueError:
            continue  # told by no-such-day
        if signed and day > signed:
            message = f"“{found.match[0]}”晚于成文日期{date_text(signed)}"
            yield Problem(found.where, ID, message, "核对这个日期和 date，改正其中一个", "warning")
