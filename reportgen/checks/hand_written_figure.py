"""提示：手写的数与一个统计数相同，应当引用统计数，改了数据才会跟着变。

单位相同、数值相同的才提示；小的数和整百的数容易碰巧相同，名称也相同的才提示。

合格：全年审核文件{{ docs_reviewed }}
不合格：全年审核文件142件（statistics 里有 docs_reviewed: {label: 审核文件, value: 142, unit: 件}）
"""

from collections.abc import Iterator

from reportgen.checks.stated import Stated, by_hand
from reportgen.checks.subject import Subject
from reportgen.figures import Figure, figures
from reportgen.problems import Problem

ID = "hand-written-figure"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each number that could be a reference."""
    statistics = subject.document.statistics
    written = list(by_hand(subject)) if statistics else []
    units = {one.number.unit for one in written}
    likely = {name: whole for name, whole in statistics.items() if whole.unit in units or (units and whole.parts)}
    known: dict[tuple[object, str], list[Figure]] = {}
    for figure in figures(likely, {}).values():
        known.setdefault((figure.value, figure.unit), []).append(figure)
    for one in written:
        number = one.number
        if number.value == 100 or number.approx not in {"", "约", "近", "余", "多", "以上"}:
            continue
        same = [figure for figure in known.get((number.value, number.unit), ()) if _meant(one, figure)]
        if len(same) == 1:
            name = same[0].name
            message = f"“{number.label[-8:]}{one.words()}”是手写的，与统计数“{name}”相同"
            remedy = f"改用 {{{{ {name} }}}}；只是碰巧相同的不必改"
            yield Problem(one.passage.where(subject.line, number.start), ID, message, remedy, "warning")


def _meant(one: Stated, figure: Figure) -> bool:
    """Whether the number is the figure and no other that happens to be as large."""
    if figure.label and (figure.label in one.number.label or (len(one.thing) > 2 and one.thing in figure.label)):
        return True
    plain = f"{figure.value:f}".replace(".", "")
    return len(plain.strip("0")) > 2 and one.of_the_year
