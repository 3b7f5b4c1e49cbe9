"""两个统计数不合 relations 里写明的大小关系。

合格：relations: [cases <= inspections]，cases 是 1036，inspections 是 5327
不合格：relations: [cases <= inspections]，cases 是 10360，inspections 是 5327
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.figures import figures
from reportgen.problems import Problem

ID = "broken-relation"


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each relation that does not hold, or names what is no statistic."""
    statistics, relations = subject.document.statistics, subject.document.relations
    wholes = {name.partition(".")[0] for relation in relations for name in (relation.left, relation.right)}
    known = figures({name: statistics[name] for name in wholes & statistics.keys()}, {})
    for number, relation in enumerate(relations):
        where = subject.locate(("relations", number))
        missing = [name for name in (relation.left, relation.right) if name not in known]
        if missing:
            yield Problem(where, ID, f"没有名为“{missing[0]}”的统计数", "改正名称，或删去这条关系")
            continue
        left, right = known[relation.left], known[relation.right]
        if not relation.holds(left.value, right.value):
            stated = f"“{relation.left}”是{left.value:f}{left.unit}，“{relation.right}”是{right.value:f}{right.unit}"
            yield Problem(where, ID, f"{stated}，不合“{relation}”", "核对后改正其中一个；本来不必如此的，删去这条关系")
