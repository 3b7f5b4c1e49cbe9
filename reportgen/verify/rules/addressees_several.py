"""请示、报告主送了几个机关（《党政机关公文处理工作条例》第十五条第一项）。

原则上主送一个上级机关，其他的用抄送。

合格：江州市人民政府：
不合格：江州市人民政府、市委办公室：
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "addressees-several"
CLAUSE = "条例15(1)"
STRENGTH = Strength.RULE
EXPECTED = "向上级机关行文原则上主送一个上级机关"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.is_upward or document.addressee is None:
        yield Absent("不是上行文")
    elif re.search("[，、,；;]", document.addressee.words[:-1]):
        yield Fault(document.addressee, f"{document.genre}主送了几个机关", "只主送一个上级机关，其他的用抄送")
