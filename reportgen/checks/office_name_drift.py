"""提示：正文里本机关的名称少了字，或错了一个字。

合格：江州市应急管理局
不合格：江州应急管理局；江州市应急局
"""

import re
from collections import Counter
from collections.abc import Iterator

from reportgen.checks.searching import matches
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "office-name-drift"


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each name that begins and ends as the office's does, and lacks some of it."""
    name = subject.office.name
    if len(name) < 6:
        return
    pattern = re.compile(f"{re.escape(name[:2])}{HAN}{{1,{len(name) - 3}}}?{re.escape(name[-1])}")
    wrong = {words for words in {*pattern.findall(subject.text)} - {name, *subject.names_above} if _nearly(words, name)}
    for found in matches(subject, pattern, *map(re.escape, wrong)) if wrong else ():
        if found.match[0] in wrong:
            message = f"“{found.match[0]}”与本机关的名称“{name}”不同"
            remedy = "写全称 {{ office }}，或用“我局”“市应急管理局”这样的简称；是别的单位的不必改"
            yield Problem(found.where, ID, message, remedy, "warning")


def _nearly(words: str, name: str) -> bool:
    """Whether one character of `name` is another, or one or two are missing; 吴中区 would make it another office."""
    if len(words) == len(name):
        return sum(a != b for a, b in zip(words, name, strict=True)) == 1
    rest = iter(name)
    missing = Counter(name) - Counter(words)
    return (
        len(name) - 2 <= len(words) < len(name)
        and all(character in rest for character in words)
        and not missing.keys() & {"区", "县", "旗"}
    )
