"""提示：标题或要点的开头手写了序号，而程序会自动编一个。

合格：heading: 强化组织领导
不合格：heading: 一、强化组织领导（印成“一、一、强化组织领导”）
"""

import re
from collections.abc import Iterator, Mapping

from reportgen.checks.subject import Subject
from reportgen.model.entry import Entry
from reportgen.problems import Problem

ID = "hand-written-mark"

_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、](?![0-9])"
)
_POINT = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九][，、]|[①-⑳]")


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    for path, entry in subject.document.placed():
        yield from _entries(subject, {path[-1]: entry}, path[:-1], _HEADING)
    yield from _entries(subject, subject.document.attachments, ("attachments",), _HEADING)


def _entries(
    subject: Subject, entries: Mapping[str, Entry], path: tuple[str, ...], mark: re.Pattern[str]
) -> Iterator[Problem]:
    for name, entry in entries.items():
        at = (*path, name)
        words, place = (entry.heading, "heading") if entry.heading else (entry.text, "text")
        if entry.numbered and (found := mark.match(words)):
            yield Problem(
                subject.locate((*at, place)),
                ID,
                f"“{words[:12]}”开头的“{found[0]}”是手写的序号，会与自动编的重复",
                "删去手写的序号；不要自动编号就加上 numbered: false",
                "warning",
            )
        yield from _entries(subject, entry.points, (*at, "points"), _POINT)
        yield from _entries(subject, entry.items, (*at, "items"), _HEADING)
