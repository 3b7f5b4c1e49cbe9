"""提示：计划、不足或要点里有两条用了同一个编号名，说不清对应哪一条，takes 也说不清取哪一条。

合格：plans: {items: {rule-of-law: …, enforcement: {points: {cases: …}}}}
不合格：plans: {items: {cases: …, enforcement: {points: {cases: …}}}}
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "repeated-id"

_REMEDIES = {
    **dict.fromkeys(("plans", "shortfalls"), "换一个编号名，明年才说得清对应哪一条"),
    "chapters": "换一个编号名，报告对应、区局用 takes 时才说得清是哪一条",
}


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each id given a second time within the plans, within the shortfalls, or in work points."""
    seen: dict[tuple[str, str], tuple[str, ...]] = {}
    for path, _ in subject.entries:
        if path[0] in _REMEDIES and len(path) > 1 and (same := seen.setdefault((path[0], path[-1]), path)) != path:
            first, where = subject.locate(same), subject.locate(path)
            if first is not where:
                place = f"第{first.line}行" if first.file == where.file else str(first)
                yield Problem(where, ID, f"编号名“{path[-1]}”在{place}已经用过", _REMEDIES[path[0]], "warning")
