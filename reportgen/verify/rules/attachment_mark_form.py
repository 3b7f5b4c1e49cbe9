"""附件首页的“附件”和序号写法不对（GB/T 9704-2012，7.3.7）。

序号用阿拉伯数字，后面不加冒号。

合格：附件1
合格：附件
不合格：附件1：
不合格：附件一
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-mark-form"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "“附件”及顺序号之后没有标点，用阿拉伯数字"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.attachments:
        yield Absent("没有附件")
    for each in document.attachments:
        if not re.fullmatch("附件 ?[0-9]*", each.mark.words):
            yield Fault(each.mark, f"写作“{each.mark.words}”", "写作“附件”或“附件1”，后面不加冒号")
