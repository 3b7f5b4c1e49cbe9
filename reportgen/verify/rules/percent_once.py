"""数值范围只有后一个数写了百分号（GB/T 15835-2011）。

看正文和附件。

合格：增长5%～10%
不合格：增长5～10%
不合格：增长5至10%
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "percent-once"
CLAUSE = "GB/T 15835"
STRENGTH = Strength.RULE
EXPECTED = "数值范围两边都写百分号"
_ONCE = re.compile(r"(?<![0-9.])[0-9]+(?:\.[0-9]+)?(?:[—～~\-－]|至)[0-9]+(?:\.[0-9]+)?[%％]")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in (*document.body, *document.after_text):
        if found := _ONCE.search(words.text):
            yield Fault(words, f"“{found[0]}”前一个数没有百分号", "两个数后都写百分号，如“5%～10%”")
