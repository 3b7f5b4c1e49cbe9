"""同一层次的序数不连续（GB/T 9704-2012，7.3.3）。

下一层可以重新从1编起。有的序数是软件自动编的，要看版面，判不出。

合格：一、依法预防处置突发事件 / 二、严格规范执法
不合格：一、依法预防处置突发事件 / 三、严格规范执法
不合格：（一）压实责任 / （三）强化监管
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "headings-out-of-order"
CLAUSE = "7.3.3"
STRENGTH = Strength.RULE
EXPECTED = "同一层次的序数连续"

_MARKS = (
    re.compile(r"([一二三四五六七八九十]{1,3})、"),
    re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    re.compile(r"([0-9]{1,2})[.．、](?![0-9])"),
    re.compile(r"[（(]([0-9]{1,2})[）)]"),
)
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if any(words.listed for words in document.body):
        yield Unsure("有的序数是 Word 自动编的，要看版面")
        return
    last = dict.fromkeys(_MARKS, 0)
    for words in document.body:
        for mark in _MARKS:
            if not (found := mark.match(words.words)):
                continue
            number = value(found[1])
            starts = mark is not _MARKS[0] and not last[mark]
            if number not in {1, last[mark] + 1} and not starts:
                yield Fault(words, f"“{found[0].strip()}”排在第{last[mark]}个之后", "改正序数，或补上缺少的部分")
            last[mark] = number
    if not any(last.values()):
        yield Absent("没有编号的标题")


def value(numeral: str) -> int:
    """The number from 1 to 99 that Chinese or Arabic numerals stand for."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
