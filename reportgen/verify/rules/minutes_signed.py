"""纪要在正文之下署了名（GB/T 9704-2012，10.3）。

纪要不署名、不盖章，正文之下是出席、请假、列席的名单。

合格：出席：周明远、李大同
不合格：江州市应急管理局 / 2025年1月10日
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "minutes-signed"
CLAUSE = "10.3"
STRENGTH = Strength.RULE
EXPECTED = "纪要不署名、不盖章"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.signature and document.date:
        yield Fault(document.signature[0], "纪要在正文之下署了名", "删去署名和成文日期，纪要不盖章")
