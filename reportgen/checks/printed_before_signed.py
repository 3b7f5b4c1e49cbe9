"""印发日期早于成文日期。

合格：date: 2025-01-10，printed_on: 2025-01-11
不合格：date: 2025-01-10，printed_on: 2025-01-09
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import date_text
from reportgen.problems import Problem

ID = "printed-before-signed"


def check(subject: Subject) -> Iterator[Problem]:
    """At most one problem."""
    signed, printed = subject.document.date, subject.document.printed_on
    if signed and printed and printed < signed:
        yield Problem(
            subject.locate(("printed_on",)),
            ID,
            f"印发日期{date_text(printed)}早于成文日期{date_text(signed)}",
            "核对 printed_on 和 date，改正其中一个",
        )
