"""署名和成文日期左右的位置不对（GB/T 9704-2012，7.3.5.1、7.3.5.2）。

盖章的，日期右空四字，署名以日期为准居中；署名太长的，可以挨近右边。
不盖章的，署名右空二字，日期首字比署名首字右移二字；日期比署名长的，日期右空二字。
都可差0.8字。用制表位排的、在表格里的，判不出。

合格：日期右空四字，署名居中在它之上（盖章的）
合格：署名右空二字，日期首字比署名首字右移二字（不盖章的）
不合格：署名和日期都右对齐，右边不空
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, right_gap
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "sign-off-place"
CLAUSE = "7.3.5.1、7.3.5.2"
STRENGTH = Strength.RULE
EXPECTED = "盖章的，成文日期右空四字、署名以它居中；不盖章的，署名右空二字、日期首字右移二字"

_TOLERANCE = 0.8


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.date is None or not document.signature:
        yield Absent("没有署名或成文日期")
        return
    name, dated = document.signature[-1], document.date
    right, above = right_gap(dated), right_gap(name)
    if right is None or above is None:
        yield Unsure("署名、成文日期用制表位排，或在表格里，位置要看版面")
        return
    wide, narrow = width(name), width(dated)
    centred = abs((above + wide / 2) - (right + narrow / 2)) <= _TOLERANCE
    sealed = abs(right - 4) <= _TOLERANCE and centred
    long = centred and right > 4 and above < 1.5
    shifted = abs((right + narrow) - (above + wide - 2)) <= _TOLERANCE and abs(above - 2) <= _TOLERANCE
    longer = narrow > wide and abs(right - 2) <= _TOLERANCE and above > right
    if not (sealed or long or shifted or longer):
        message = f"署名右空{above:.1f}字，成文日期右空{right:.1f}字"
        yield Fault(
            dated,
            message,
            "盖章的，成文日期右空四字，署名以日期为准居中；不盖章的，署名右空二字，日期首字比署名首字右移二字",
        )


def width(paragraph: Paragraph) -> float:
    """How many characters wide a line is."""
    return sum(0.5 if "!" <= each <= "~" else 1 for each in paragraph.words)
