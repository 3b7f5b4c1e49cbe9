"""报告里夹带了请示事项（《党政机关公文处理工作条例》第十五条第四项）。

看正文的最后八段。

合格：特此报告。
不合格：妥否，请批示。
不合格：以上意见，请予批准。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "report-that-asks"
CLAUSE = "条例15(4)"
STRENGTH = Strength.RULE
EXPECTED = "报告中不夹带请示事项"

_ASKS = re.compile("(?:妥否|当否|可否)[，,]?请.{0,4}[批指]示|请(?:予|求|给予)?(?:批准|批复|批示|审批)[。！]?$")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.genre != "报告":
        yield Absent("不是报告")
    for words in document.body[-8:]:
        if document.genre == "报告" and (found := _ASKS.search(words.words)):
            yield Fault(words, f"报告写了“{found[0]}”", "改用请示，或删去请示的话")
