"""提示：同一件事在一份文件里，或在同一年的两份文件里，写了两个数。

正文里名称、单位都相同而数不同的，和两个统计数（也看本机关同一年的其他报告）名称、单位相同而数值不同的。

合格：开展应急救援演练36场……开展应急救援演练36场
不合格：开展应急救援演练36场……开展应急救援演练38场
"""

from collections.abc import Iterator

from reportgen.checks.stated import Stated, repeated
from reportgen.checks.subject import Subject
from reportgen.model.statistics import Statistic
from reportgen.problems import Problem

ID = "two-values"
_SHORTEST = 5  # 培训, 检查 and the like are many things


def check(subject: Subject) -> Iterator[Problem]:
    """A warning where a thing is counted for the second time with another number."""
    if subject.document.kind == "work-points":
        return  # they say what is to be reached
    for same in repeated(subject, _SHORTEST):
        first: dict[str, Stated] = {}
        for one in same:
            if one.number.unit and one.of_the_year:
                there = first.setdefault(one.number.unit, one)
                if one.number.value != there.number.value:
                    yield _problem(subject, one, there)
    yield from _statistics(subject)


def _problem(subject: Subject, one: Stated, there: Stated) -> Problem:
    where = there.passage.where(subject.line, there.number.start)
    message = f"“{one.thing}”这里是{one.words()}，第{where.line}行是{there.words()}"
    remedy = "核对后统一，最好都引用同一个统计数；说的不是同一回事的，把名称写清楚"
    return Problem(one.passage.where(subject.line, one.number.start), ID, message, remedy, "warning")


def _statistics(subject: Subject) -> Iterator[Problem]:
    first = {(there.label, there.unit): (there.value, where) for there, where in _elsewhere(subject) if there.label}
    for name, here in subject.document.statistics.items():
        if not here.label:
            continue
        value, where = first.setdefault((here.label, here.unit), (here.value, f"本文件的“{name}”"))
        if value != here.value:
            message = f"“{here.label}”写作{here.value:f}{here.unit}，{where}写作{value:f}{here.unit}"
            remedy = "核对后统一；说的不是同一回事的，把 label 写清楚"
            yield Problem(subject.locate(("statistics", name)), ID, message, remedy, "warning")


def _elsewhere(subject: Subject) -> Iterator[tuple[Statistic, str]]:
    """The statistics of the office's earlier reports of the same year, each with where it stands."""
    around, own = subject.around, subject.chain[:1]
    for year, document in around.documents(own[0]) if around and own else ():
        if around and year == subject.year and document < subject.name:
            if around.says(own[0], year, document, "kind") not in {None, "report"}:
                continue
            other = around.other(own[0], year, document)
            for name, there in other.stated.statistics.items() if other and other.stated.kind == "report" else ():
                yield there, f"{document}.yaml 的“{name}”"
