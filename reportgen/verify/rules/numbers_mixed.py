"""一个数一半用阿拉伯数字，一半用汉字（GB/T 15835-2011，5.3）。

只有“万”“亿”可以与阿拉伯数字同用。

合格：1.07万人
合格：3500人
不合格：3千5百人
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "numbers-mixed"
CLAUSE = "GB/T 15835"
STRENGTH = Strength.RULE
EXPECTED = "阿拉伯数字与“万”“亿”以外的汉字数词不混用"

_MIXED = re.compile("(?<![0-9])[0-9]+[千百十][0-9]*(?:[百十][0-9]*)*[人件起元户家个次项处名所座条吨亩公]")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in document.body:
        if found := _MIXED.search(words.text):
            yield Fault(words, f"“{found[0]}”混用了数字和汉字", "全用阿拉伯数字，只有“万”“亿”可用汉字")
