"""附件说明列的附件与文件里的数目不同（GB/T 9704-2012，7.3.7）。

文件里一个附件也没有的，也许另装一份；几个附件写在一段里的，数不清：都判不出。

合格：附件说明列了两个，文件里有附件1、附件2
不合格：附件说明列了两个，文件里只有附件1
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-missing"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "附件说明所列的附件都在"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.note:
        yield Absent("没有附件说明")
    elif not document.attachments:
        yield Unsure("文件里没有附件，也许另装一份")
    elif re.search(r"2[.．、]", document.note[-1].name):
        yield Unsure("几个附件写在一段里，数不清")
    elif len(document.note) != len(document.attachments):
        count = f"附件说明列了{len(document.note)}个附件，文件里有{len(document.attachments)}个"
        yield Fault(document.note[0].paragraph, count, "补上附件，或改正附件说明")
