"""Two stops stand side by side.

Passes:  加强领导。
Fails:   加强领导，。；加强领导。。
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "repeated-mark"

_MARKS = re.compile("[，。；：、？！][，。；：、]+")


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each place."""
    for found in matches(subject, _MARKS):
        message = f"“{found.around()}”里两个标点连在一起"
        yield Problem(found.where, ID, message, "只留一个；引用的统计数、标题末尾已有标点的，不再手写")
