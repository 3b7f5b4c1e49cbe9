"""A statistic stands in the data but no sentence refers to it.

Passes:  a statistic `accidents` and the text 发生事故{{ accidents }}
Fails:   a statistic `accidents` and the text 发生事故71起
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unused-statistic"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each statistic that is used neither itself nor in a part."""
    used = {name.split(".")[0] for name in subject.used}
    for name in subject.report.statistics:
        if name not in used:
            yield Problem(
                subject.locate(("statistics", name)),
                ID,
                f"统计数“{name}”没有一处用到",
                f"在正文里用 {{{{ {name} }}}} 引用，或删去它",
                "warning",
            )
