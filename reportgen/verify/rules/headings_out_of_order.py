"""The headings of the first level do not count one by one (GB/T 9704-2012, 7.3.3).

Passes:  一、 二、 三、
Fails:   一、 三、
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

_COUNT = re.compile(r"([一二三四五六七八九十]{1,3})、")
_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    last = 0
    for words in document.body:
        found = _COUNT.match(words.words)
        if not found:
            continue
        number = value(found[1])
        if number not in {1, last + 1}:
            yield Fault(words, f"“{found[0]}”排在第{last}个之后", "改正序数，或补上缺少的部分")
        last = number
    if not last:
        yield Absent("没有“一、”一级的标题")


def value(numeral: str) -> int:
    """The number from 1 to 99 that Chinese numerals stand for."""
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
