"""提示：本年要点里的指标，报告中同名的统计数没有达到。

单位相同、指标写了 bound 的才比。
合格：要点 cases: {bound: 不少于, number: 300, unit: 卷}，报告 cases: {value: 312, unit: 卷}
不合格：要点 cases: {bound: 不少于, number: 300, unit: 卷}，报告 cases: {value: 286, unit: 卷}
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.model.work_points import WorkPoints
from reportgen.problems import Problem
from reportgen.promises import amount, asked, reached

ID = "target-missed"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each statistic that is not what the work points of the year ask for."""
    reported = subject.document.statistics
    points = subject.other("work-points") if subject.document.kind == "report" and reported else None
    if points is None or not isinstance(points.stated, WorkPoints):
        return
    for path, name, target in points.stated.aims():
        if name in reported and reached(target, reported[name]) is False:
            at = points.locate((*path, "targets", name), 0)
            message = f"“{name}”是{amount(reported[name])}，没有达到要点要求的{asked(target)}（{at}）"
            remedy = "核对两处的数；确实没有达到的，在不足里说明"
            yield Problem(subject.locate(("statistics", name, "value")), ID, message, remedy, "warning")
