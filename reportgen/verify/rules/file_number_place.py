"""发文字号没有居中，或上行文的没有居左空一字（GB/T 9704-2012，7.2.5）。

同一版头有签发人的，按上行文量，可差0.35字。在表格、文本框里的，用空格推到中间的，
请示、报告没有签发人的，判不出。

合格：江应急〔2025〕3号　居中（通知）
合格：江应急〔2025〕3号　　　　签发人：周明远　左对齐，左空一字（请示）
不合格：江应急〔2025〕3号　左对齐（通知）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, indent
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "file-number-place"
CLAUSE = "7.2.5"
STRENGTH = Strength.RULE
EXPECTED = "发文字号居中；上行文居左空一字"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    number = document.file_number
    if number is None:
        yield Absent("没有发文字号")
    elif number.table is not None or number.box is not None:
        yield Unsure("发文字号在表格或文本框里，位置要看版面")
    elif document.signers:
        inside = indent(number)
        if inside is None:
            yield Fault(number, "上行文的发文字号没有居左", "改为左对齐，左空一字")
        elif abs(inside - 1) > 0.35:
            yield Fault(number, f"上行文的发文字号左空{inside:.1f}字", "改为左空一字")
    elif document.is_upward:
        yield Unsure("上行文没有签发人，发文字号应在何处说不准")
    elif number.align != "center":
        lead = number.text[: len(number.text) - len(number.text.lstrip())]
        if len(lead) > 2:
            yield Unsure("发文字号用空格推到中间，是否居中要看版面")
        else:
            yield Fault(number, "发文字号没有居中", "改为居中，缩进改为0")
    elif indent_off(number):
        yield Fault(number, "发文字号居中，但有缩进，偏离了版心的中线", "缩进改为0")


def indent_off(number: Paragraph) -> bool:
    """Whether a centred line is moved off the middle by its indents."""
    return abs(number.left + number.first_line - number.right) > 300
