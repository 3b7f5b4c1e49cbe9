"""年份或数值的起止用了短横（GB/T 15834-2011，4.13）。

用一字线“—”或浪纹线“～”。看标题和正文；数值只看后面有百分号、万、亿的，电话、编号里的短横不管。

合格：2021—2025年
合格：增长5%～10%
不合格：2021-2025年
不合格：增长5%-10%
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "range-by-hyphen"
CLAUSE = "GB/T 15834"
STRENGTH = Strength.RULE
EXPECTED = "年份、数值的起止用“—”或“～”，不用短横"

YEARS = re.compile(
    r"(?<![0-9A-Za-z/.\-])((?:19|20)[0-9]{2})年?-((?:19|20)[0-9]{2})年|(?<![0-9A-Za-z/.\-])[0-9]{1,3}(?:\.[0-9]+)?[%％]?-[0-9]{1,3}(?:\.[0-9]+)?[%％万亿]"
)


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in (*document.title, *document.body):
        if found := YEARS.search(words.text):
            yield Fault(words, f"“{found[0]}”用了短横", "改用一字线“—”")
