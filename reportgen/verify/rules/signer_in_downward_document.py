"""不是上行文，却标了签发人（GB/T 9704-2012，7.2.6）。

查决议、决定、公报、公告、通告、通知、通报、批复。

合格：江应急〔2025〕3号（通知）
不合格：江应急〔2025〕3号　　　　签发人：周明远（通知）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "signer-in-downward-document"
CLAUSE = "7.2.6"
STRENGTH = Strength.RULE
EXPECTED = "只有上行文标注签发人"

_NEVER_UPWARD = {"决议", "决定", "公报", "公告", "通告", "通知", "通报", "批复"}


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.signers:
        yield Absent("没有签发人")
    elif document.genre in _NEVER_UPWARD:
        yield Fault(document.signers[0], f"{document.genre}不是上行文，标了签发人", "删去签发人，发文字号居中")
