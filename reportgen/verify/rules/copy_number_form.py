"""份号不是6位、3号的阿拉伯数字（GB/T 9704-2012，7.2.1）。

合格：000012　3号
不合格：12　3号
不合格：份号：000012　3号
不合格：000012　4号
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import size

ID = "copy-number-form"
CLAUSE = "7.2.1"
STRENGTH = Strength.USUAL
EXPECTED = "份号用6位3号阿拉伯数字"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    number = document.copy_number
    if number is None:
        yield Absent("没有份号")
    elif not re.fullmatch("[0-9]{6}", number.words):
        yield Fault(number, f"份号写作“{number.words}”", "份号改为6位阿拉伯数字，不足6位的前面补0")
    elif number.size != BODY.points * 2:
        yield Fault(number, f"份号是{size(number.size)}字", "份号的字号改为3号")
