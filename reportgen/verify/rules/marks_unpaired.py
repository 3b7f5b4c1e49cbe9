"""A bracket, quotation mark or title mark lacks its partner (GB/T 15834-2011).

Passes:  《安全生产法》
Fails:   《安全生产法
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "marks-unpaired"
CLAUSE = "GB/T 15834"
STRENGTH = Strength.RULE
EXPECTED = "括号、引号、书名号成对"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What is found."""
    for words in (*document.title[:0], *document.body, *document.after_text):
        for opening, closing in ("《》", "“”", "〔〕"):
            if words.text.count(opening) != words.text.count(closing):
                yield Fault(
                    words,
                    f"“{opening}”{words.text.count(opening)}个，“{closing}”{words.text.count(closing)}个",
                    "补上缺少的一半",
                )
