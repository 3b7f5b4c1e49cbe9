"""A number is followed by 次数, 人数 and the like, where only the count word belongs.

Passes:  基层宣讲201次；宣讲次数201次
Fails:   基层宣讲201次数
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

ID = "count-noun-after-number"

_NOUN = re.compile(r"(?<=[0-9万余多]) ?(人次|家次|场次|[次人件家个])数(?=[，。；、：）]|$)")


def check(subject: Subject) -> Iterator[Problem]:
    """An error for each."""
    for found in matches(subject, _NOUN):
        remedy = f"改为“{found.match[1]}”"
        yield Problem(found.where, ID, f"“{found.around()}”：数字后面是单位，不是“{found.match[0].strip()}”", remedy)
