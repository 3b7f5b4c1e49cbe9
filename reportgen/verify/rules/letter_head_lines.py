"""信函的份号、密级或紧急程度没有顶格，在标志之上，或顺序不对（GB/T 9704-2012，10.1）。

在第一条双线之下，自上而下依次排份号、密级和保密期限、紧急程度。

合格：机密★1年　左对齐，不缩进
不合格：机密★1年　居中
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, is_flush
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "letter-head-lines"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函的份号、密级和保密期限、紧急程度在第一条红色双线下顶格居左，自上而下"
_MARKS = tuple(map(re.compile, (r"[0-9]{1,8}(?:\s|$)", "绝密|机密|秘密", r"[特加平]\s*急|特提")))


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [(order, words) for words in document.head if (order := order_of(words)) is not None]
    if not lines:
        yield Absent("没有份号、密级和紧急程度")
    for _, words in lines:
        if words.box is None and words.table is None and not is_flush(words):
            yield Fault(words, f"“{words.excerpt()}”没有顶格居左", "改为左对齐，缩进改为0")
        if document.place(words) < document.place(document.mark[0]):
            yield Fault(words, f"“{words.excerpt()}”在发文机关标志之上", "移到第一条红色双线之下")
    if [order for order, _ in lines] != sorted(order for order, _ in lines):
        yield Fault(lines[0][1], "份号、密级、紧急程度的顺序不对", "按份号、密级和保密期限、紧急程度自上而下排")


def order_of(words: Paragraph) -> int | None:
    """Whether a line of the head begins with 份号 (0), 密级 (1) or 紧急程度 (2)."""
    return next((order for order, mark in enumerate(_MARKS) if mark.match(words.words)), None)
