"""A page number stands in the text, copied along with it from another document.

Passes:  2021—2025年
Fails:   — 3 —；第3页 共10页        as a paragraph of its own
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "page-number-line"

_NUMBER = re.compile(
    r"^ *(?:[—－–-]+ *[0-9]{1,3} *[—－–-]+|第 *[0-9]{1,3} *页[，, /／]*(?:共 *[0-9]{1,3} *页)?) *$"
    r"|(?:^|(?<=[一-龥，。；])) ?— [0-9]{1,3} — ?(?=[一-龥（0-9])"
)


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each."""
    for found in matches(subject, _NUMBER):
        message = f"“{found.match[0].strip()}”像是带进来的页码"
        yield Problem(found.where, ID, message, "删去；页码由模板印出")
