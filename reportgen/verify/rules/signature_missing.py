"""No name stands above the date (GB/T 9704-2012, 7.3.5; 条例9).

Passes:  江州市应急管理局 / 2025年1月10日
Fails:   2025年1月10日        right below the text
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "signature-missing"
CLAUSE = "7.3.5"
STRENGTH = Strength.RULE
EXPECTED = "署发文机关名称"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What is found."""
    if document.date is None:
        yield Absent("没有成文日期")
    elif not document.signature:
        if (
            document.genre in {"决议", "决定", "公报", "公告", "通告", "纪要"}
            or document.facts.drawings
            or document.facts.tables[1:]
        ):
            yield Unsure("成文日期之上认不出署名")
        else:
            yield Fault(document.date, "成文日期之上没有署名", "在成文日期的上一行署发文机关全称或规范化简称")
