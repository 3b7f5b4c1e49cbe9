"""请示、报告没有标注签发人（GB/T 9704-2012，7.2.6）。

文件里有图形的，没有发文机关标志或主送机关的报告，判不出。

合格：江应急〔2025〕3号　　　　签发人：周明远（请示）
不合格：江应急〔2025〕3号（请示）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "signer-missing"
CLAUSE = "7.2.6"
STRENGTH = Strength.RULE
EXPECTED = "上行文标注签发人"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.is_upward:
        yield Absent("不是请示、报告")
    elif not document.signers and document.facts.pictures:
        yield Unsure("文件里有图形，签发人可能在图里")
    elif not document.signers and document.genre == "报告" and not (document.addressee and document.mark):
        yield Unsure("有的报告不是上行文")
    elif not document.signers:
        yield Fault(
            document.file_number,
            f"{document.genre}是上行文，没有签发人",
            "在发文字号同一行右侧加“签发人：姓名”，右空一字",
        )
