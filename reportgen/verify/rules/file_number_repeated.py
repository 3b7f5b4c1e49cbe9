"""版头有两个发文字号（GB/T 9704-2012，7.2.5）。

联合行文只标主办机关的。

合格：江应急〔2025〕3号
不合格：江应急〔2025〕3号 / 江公发〔2025〕7号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.elements import FILE_NUMBER
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "file-number-repeated"
CLAUSE = "7.2.5"
STRENGTH = Strength.RULE
EXPECTED = "只标一个发文字号，联合行文标主办机关的"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """Every number after the first."""
    if document.file_number is None:
        yield Absent("没有发文字号")
    numbers = [(found[0], words) for words in document.head for found in FILE_NUMBER.finditer(words.text)]
    for number, words in numbers[1:]:
        yield Fault(words, f"版头又有一个发文字号“{number}”", "只留主办机关的发文字号")
