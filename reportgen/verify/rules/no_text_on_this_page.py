"""用了“此页无正文”（GB/T 9704-2012，7.3.5.5）。

署名和日期排不下的，调整行距、字距，使正文至少有一行与它们同在一面。

合格：特此通知。（与署名、日期同在一面）
不合格：（此页无正文）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "no-text-on-this-page"
CLAUSE = "7.3.5.5"
STRENGTH = Strength.RULE
EXPECTED = "不用“此页无正文”"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in document.paragraphs:
        if re.fullmatch(r"[（(]?\s*(此|本)页无正文\s*[）)]?", words.words):
            yield Fault(words, "用了“此页无正文”", "删去，调整行距、字距，使署名和成文日期与正文同处一面")
