"""署名排在成文日期之下（GB/T 9704-2012，7.3.5.1、7.3.5.2）。

合格：江州市应急管理局 / 2025年1月10日
不合格：2025年1月10日 / 江州市应急管理局
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "sign-off-order"
CLAUSE = "7.3.5.1、7.3.5.2"
STRENGTH = Strength.RULE
EXPECTED = "署名在上，成文日期在下"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.date is None:
        yield Absent("没有成文日期")
    elif not document.signature and document.remarks and _OFFICE.search(document.remarks[0].words):
        yield Fault(document.date, "成文日期排在署名之上", "把署名移到成文日期的上一行")


_OFFICE = re.compile(r"^[一-龥]{2,30}(?:政府|委员会|办公室|[局厅委部院])$")
