"""提示：标题或要点的开头手写了序号，而程序会自动编一个。

合格：heading: 强化组织领导
不合格：heading: 一、强化组织领导（印成“一、一、强化组织领导”）
"""

import re
from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.model.entry import with_below
from reportgen.problems import Problem

ID = "hand-written-mark"

_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、](?![0-9])"
)
_POINT = re.compile(r"[一二三四五六七八九十]是|第[一二三四五六七八九][，、]|[①-⑳]")


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    attachments = subject.document.attachments.items()
    below = (one for name, attachment in attachments for one in with_below(attachment, ("attachments", name)))
    for path, entry in (*subject.entries, *below):
        words, place = (entry.heading, "heading") if entry.heading else (entry.text, "text")
        mark = _POINT if path[-2:-1] == ("points",) else _HEADING
        if entry.numbered and (found := mark.match(words)):
            yield Problem(
                subject.locate((*path, place)),
                ID,
                f"“{words[:12]}”开头的“{found[0]}”是手写的序号，会与自动编的重复",
                "删去手写的序号；不要自动编号就加上 numbered: false",
                "warning",
            )
