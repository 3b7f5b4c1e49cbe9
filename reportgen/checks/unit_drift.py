"""提示：同一件事用了两种单位：人和人次、件和宗、家和家次、场和场次。

看正文里名称相同的数，也看统计数与上年文件里同名的统计数。

合格：培训执法人员418人次……培训执法人员418人次
不合格：培训执法人员418人次……培训执法人员418人
"""

from collections.abc import Iterator

from reportgen.checks.stated import repeated
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "unit-drift"
_GROUPS = ("人 人次 名", "件 宗 起", "家 家次 户 户次", "场 场次 次", "期 期次", "项 项次", "辆 辆次 车次", "台 台次")
_LIKE = {unit: group.split()[0] for group in _GROUPS for unit in group.split()}
_SHORTEST = 4


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each unit that differs from the first one of the same thing, or from last year's."""
    for same in repeated(subject, _SHORTEST):
        first: dict[str, str] = {}
        for one in same:
            unit = one.number.unit
            before = first.setdefault(_LIKE[unit], unit) if unit in _LIKE else unit
            if before != unit:
                message = f"“{one.thing}”这里用“{unit}”，前面用“{before}”"
                remedy = "统一单位：人次、家次、场次按次数数，同一个会数几次；人、家、场只数一次"
                yield Problem(one.passage.where(subject.line, one.number.start), ID, message, remedy, "warning")
    yield from _against_last_year(subject)


def _against_last_year(subject: Subject) -> Iterator[Problem]:
    statistics = subject.document.statistics
    other = subject.last_year() if statistics else None
    there = other.stated.statistics if other else {}
    for name in statistics.keys() & there.keys():
        here, before = statistics[name].unit, there[name].unit
        if here != before and here and before:
            message = f"“{name}”的单位写作“{here}”，上年文件里是“{before}”，两年的数不能比"
            yield Problem(subject.locate(("statistics", name)), ID, message, "统一单位，或另起一个名称", "warning")
