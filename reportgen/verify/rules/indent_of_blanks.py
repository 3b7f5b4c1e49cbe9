"""段首用空格空出二字，没有用首行缩进。

看30字以上的段落。

合格：段落 → 缩进 → 首行缩进2字符
不合格：段首两个全角空格，首行缩进无
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "indent-of-blanks"
CLAUSE = "惯例"
STRENGTH = Strength.CUSTOM
EXPECTED = "段首空二字用首行缩进，不用空格"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    typed = [("", words) for words in document.body if words.text[:1] in {"\u3000", " "} and len(words.words) > 30]
    for _, paragraph, more in gathered(typed):
        yield Fault(paragraph, f"这一段{more}用空格空出段首", "删去段首空格，首行缩进设为2字符")
