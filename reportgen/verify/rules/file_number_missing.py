"""版头没有发文字号（GB/T 9704-2012，7.2.5）。

版头有“号”字而认不出是不是发文字号的，或文件里有图形的，判不出。

合格：江应急〔2025〕3号（在发文机关标志和标题之间）
不合格：发文机关标志之下就是标题
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "file-number-missing"
CLAUSE = "7.2.5"
STRENGTH = Strength.RULE
EXPECTED = "版头有发文字号"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.file_number is not None:
        return
    if any("号" in words.text for words in document.head):
        yield Unsure("版头有“号”字，认不出是不是发文字号")
    elif document.facts.pictures:
        yield Unsure("文件里有图形，发文字号可能在图里")
    else:
        yield Fault(
            document.mark[-1] if document.mark else None,
            "没有发文字号",
            "在发文机关标志下空二行加发文字号，如“江应急〔2025〕3号”",
        )
