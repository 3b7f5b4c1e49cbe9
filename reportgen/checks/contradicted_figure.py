"""提示：手写的数与名称、单位都相同的统计数不一样。

合格：全年发生生产安全事故{{ accidents }}
不合格：全年发生生产安全事故72起（statistics 里有 accidents: {label: 生产安全事故, value: 71, unit: 起}）
"""

from collections.abc import Iterator

from reportgen.checks.stated import by_hand
from reportgen.checks.subject import Subject
from reportgen.figures import figures
from reportgen.problems import Problem

ID = "contradicted-figure"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each number that says otherwise than the statistic of its name."""
    if subject.document.kind == "work-points":
        return  # they say what is to be reached
    statistics = subject.document.statistics
    known: dict[str, list[str]] = {}
    for name, statistic in statistics.items():
        if statistic.label:
            known.setdefault(statistic.unit, []).append(name)
    for one in by_hand(subject) if known else ():
        same = [name for name in known.get(one.number.unit, ()) if one.names(statistics[name].label)]
        if len(same) != 1:
            continue
        figure = figures({same[0]: statistics[same[0]]}, subject.base)[same[0]]
        if one.number.value not in {figure.value, figure.last_year} and one.of_the_year:
            message = f"这里手写“{figure.label}{one.words()}”，统计数“{figure.name}”是{figure.value:f}{figure.unit}"
            remedy = f"核对后改用 {{{{ {figure.name} }}}}；说的不是同一回事的，把名称写清楚"
            yield Problem(one.passage.where(subject.line, one.number.start), ID, message, remedy, "warning")
