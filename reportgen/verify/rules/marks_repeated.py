"""标点连用了两个（GB/T 15834-2011）。

查逗号、顿号、分号、冒号和句号，看正文和附件。

合格：各项工作扎实推进。
不合格：各项工作扎实推进。。
不合格：各区、，各部门
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "marks-repeated"
CLAUSE = "GB/T 15834"
STRENGTH = Strength.RULE
EXPECTED = "标点不重复"

TWICE = re.compile("[，、；：。][，、；：。]")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in (*document.body, *document.after_text):
        if found := TWICE.search(words.text):
            yield Fault(words, f"标点“{found[0]}”连用", "只留一个")
