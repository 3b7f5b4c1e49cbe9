"""提示：手写的数与名称、单位都相同的统计数不一样。

合格：全年发生生产安全事故{{ accidents }}
不合格：全年发生生产安全事故72起（statistics 里有 accidents: {label: 生产安全事故, value: 71, unit: 起}）
"""

from collections.abc import Iterator

from reportgen.checks.stated import stated
from reportgen.checks.subject import Subject
from reportgen.figures import Figure, figures
from reportgen.problems import Problem

ID = "contradicted-figure"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each number of a report that says otherwise than the statistic of its name."""
    if subject.document.kind != "report":
        return  # work points say what is to be reached
    known: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures(subject.document.statistics, subject.base).values():
        if len(figure.label) > 2 and "." not in figure.name:
            known.setdefault((figure.label, figure.unit), []).append(figure)
    for one in stated(subject) if known else ():
        same = known.get((one.thing, one.number.unit), [])
        if one.figured or not one.of_the_year or len(same) != 1:
            continue
        (figure,) = same
        if one.number.value not in {figure.value, figure.last_year}:
            message = f"这里手写“{one.thing}{one.words()}”，统计数“{figure.name}”是{figure.value:f}{figure.unit}"
            remedy = f"核对后改用 {{{{ {figure.name} }}}}；说的不是同一回事的，把名称写清楚"
            yield Problem(one.passage.where(subject.line, one.number.start), ID, message, remedy, "warning")
