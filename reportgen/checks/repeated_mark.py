"""错误或提示：两个标点连在一起；括号里的注前后都有句号的是提示。

合格：加强领导。（牵头单位：办公室）
不合格：加强领导，。；加强领导。。；加强领导。（牵头单位：办公室）。
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "repeated-mark"

_MARKS = re.compile("[，。；：、？！][，。；：、]+")
_AROUND_NOTE = re.compile("(?<=。)（[^（）]*(?:（[^（）]*）[^（）]*)*）。$")


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each place; a warning for a stop both before and after a note in brackets."""
    for found in matches(subject, _MARKS):
        message = f"“{found.around()}”里两个标点连在一起"
        yield Problem(found.where, ID, message, "只留一个；引用的统计数、标题末尾已有标点的，不再手写")
    for found in matches(subject, _AROUND_NOTE, "(?m)）。$"):
        message = f"“{found.around(4)}”：括号前后各有一个句号"
        yield Problem(found.where, ID, message, "删去后一个", "warning")
