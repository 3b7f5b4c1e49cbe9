"""提示：要点的末尾手写了牵头、责任单位，而程序会按 lead 和 responsible 写出来。

合格：text: 推动条例出台。　lead: [legal]
不合格：text: 推动条例出台。（牵头单位：政策法规处）　lead: [legal]（印成两遍）
不合格：text: 推动条例出台。（牵头单位：政策法规处）（区局会印出市局的处室）
"""

import re
from collections.abc import Iterator

from reportgen.checks.subject import Subject
from reportgen.model.work_points import Point
from reportgen.problems import Problem

ID = "hand-written-clause"

_SHORT = 20  # characters of a clause that is told whole
_SIGN = "[（(](?:牵头|责任|主办|承办|协办|配合)"
_CLAUSE = (
    rf"(?m){_SIGN}"
    r"[^（）()：:，。\n]{0,8}"
    r"[：:](?:[^（）()\n]|[（(][^（）()\n]*[）)])*[）)](?=[。；]?\s*$)"
)


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    points = [(path, entry) for path, entry in subject.entries if isinstance(entry, Point)]
    if not re.search(_SIGN, "\n".join([entry.text for _, entry in points])):
        return
    for path, entry in points:
        for found in re.finditer(_CLAUSE, entry.text):
            clause = found[0] if len(found[0]) <= _SHORT else f"{found[0][:10]}……{found[0][-8:]}"
            doubled = entry.lead or entry.responsible
            yield Problem(
                subject.line((*path, "text"), entry.text.count("\n", 0, found.start())),
                ID,
                f"“{clause}”是手写的，" + ("会与自动写的重复" if doubled else "下级机关沿用时不会换成自己的单位"),
                "删去手写的括号" if doubled else "删去手写的括号，改写 lead、responsible",
                "warning",
            )
