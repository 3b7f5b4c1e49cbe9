"""主送的是领导个人，不是机关（《党政机关公文处理工作条例》第十五条第五项）。

合格：江州市人民政府：
不合格：张市长：
不合格：张明同志：
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "addressed-to-person"
CLAUSE = "条例15(5)"
STRENGTH = Strength.RULE
EXPECTED = "不以机关名义向领导个人报送公文"

_PERSON = re.compile(r"(?:书记|市长|县长|区长|省长|局长|主任|厅长|部长|处长|秘书长|同志|主席)[：:]?$")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.addressee is None:
        yield Absent("没有主送机关")
    elif _PERSON.search(document.addressee.words):
        yield Fault(document.addressee, f"主送“{document.addressee.words}”是个人", "主送机关写单位名称")
