"""版记的行没有左空一字，或抄送机关回行没有对齐（GB/T 9704-2012，7.4.2、7.4.3）。

一字是4号字的一字（14磅），可差0.45字。抄送机关一行排不下的，回行与冒号后的第一个字对齐。

合格：抄送：市委办公室，市司法局。　左空一字
不合格：抄送：市委办公室，市司法局。　不缩进
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import IMPRINT_CHARACTER
from reportgen.verify.anatomy import Anatomy, indent
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-indent"
CLAUSE = "7.4.2、7.4.3"
STRENGTH = Strength.RULE
EXPECTED = "版记各行左空一字"


_LINE = 30  # characters of 4号 that fit with one free on each side


def hangs(copies: Paragraph) -> bool:
    """Whether further lines begin about where the first name does: four characters in."""
    left = copies.left / IMPRINT_CHARACTER
    if copies.left_chars and copies.first_line >= 0:
        left = copies.left_chars / 100
    return abs(left - 4) < 0.8 or (not copies.left and bool(copies.first_line_chars or copies.first_line))


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [words for words in (document.copies, document.printer) if words]
    if not lines:
        yield Absent("没有版记")
    for words in lines:
        inside = indent(words)
        clause = "7.4.2" if words is document.copies else "7.4.3"
        cell = document.facts.tables[words.table].margin / IMPRINT_CHARACTER if words.table is not None else 0
        # A table may stand so far to the left as its cells keep text off.
        if inside is None or min(abs(inside - 1), abs(inside + cell - 1)) > 0.45:
            yield Fault(words, f"“{words.words[:4]}”这一行没有左空一字", "文本之前缩进4号字一字（14磅）", clause=clause)
        elif words is document.copies and len(words.words) > _LINE and "\n" not in words.text and not hangs(words):
            yield Fault(
                words, "抄送机关回行没有与冒号后的第一个字对齐", "悬挂缩进3字符，文本之前再缩进1字符", clause=clause
            )
