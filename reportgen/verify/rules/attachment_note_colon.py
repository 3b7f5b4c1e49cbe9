"""附件说明的“附件”之后不是全角冒号（GB/T 9704-2012，7.3.4）。

合格：附件：重点任务分解表
不合格：附件:重点任务分解表
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-note-colon"
CLAUSE = "7.3.4"
STRENGTH = Strength.RULE
EXPECTED = "“附件”二字后标全角冒号"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.note:
        yield Absent("没有附件说明")
    elif not re.match(r"\s*附件：", document.note[0].paragraph.text):
        yield Fault(
            document.note[0].paragraph, f"写作“{document.note[0].paragraph.words[:4]}”", "写作“附件：”，用全角冒号"
        )
