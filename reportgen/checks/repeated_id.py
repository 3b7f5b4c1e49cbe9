"""提示：计划或不足里有两条用了同一个编号名，明年说不清对应哪一条。

合格：plans: {items: {rule-of-law: …, enforcement: {points: {cases: …}}}}
不合格：plans: {items: {cases: …, enforcement: {points: {cases: …}}}}
"""

from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.model.entry import Entry
from reportgen.problems import Problem

ID = "repeated-id"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each id given a second time within the plans, or within the shortfalls."""
    for (name, *_), chapter in subject.document.placed():
        if name not in {"plans", "shortfalls"}:
            continue
        seen: dict[str, int] = {}
        for path in _paths(chapter, (name,)):
            where = subject.locate(path)
            if path[-1] in seen:
                yield Problem(
                    where,
                    ID,
                    f"编号名“{path[-1]}”在第{seen[path[-1]]}行已经用过",
                    "换一个编号名，明年才说得清对应哪一条",
                    "warning",
                )
            seen.setdefault(path[-1], where.line)


def _paths(entry: Entry, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for kind, entries in (("points", entry.points), ("items", entry.items)):
        for name, below in entries.items():
            yield (*path, kind, name)
            yield from _paths(below, (*path, kind, name))
