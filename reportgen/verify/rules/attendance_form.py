"""出席、请假、列席的冒号、缩进、次序不对，或与正文之间没有空一行（GB/T 9704-2012，10.3）。

左空二字，可差0.35字；与正文之间空0.4行到1.8行都算合格。

合格：出席：周明远 / 请假：李大同 / 列席：王建国
不合格：列席：王建国 / 出席：周明远
不合格：出席:周明远
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.special import ATTENDANCE, ATTENDANCE_INDENT
from reportgen.verify.anatomy import Anatomy, indent
from reportgen.verify.elements import label
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attendance-form"
CLAUSE = "10.3"
STRENGTH = Strength.RULE
EXPECTED = "正文下空一行左空二字依次标“出席：”“请假：”“列席：”"
_TOLERANCE = 0.35  # characters


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    listed = document.attendance
    if not listed:
        yield Absent("没有出席人员名单")
        return
    for words in listed:
        inside = indent(words)
        if not words.text[: label(words)].rstrip().endswith("："):
            yield Fault(words, f"写作“{words.words[:4]}”", "名称后用全角冒号")
        elif inside is not None and abs(inside - ATTENDANCE_INDENT) > _TOLERANCE:
            yield Fault(words, f"“{words.words[:3]}”左空{inside:.1f}字", "改为左空二字")
    order = [list(ATTENDANCE.values()).index(words.words[:2]) for words in listed]
    if order != sorted(order):
        yield Fault(listed[0], "次序不是出席、请假、列席", "按出席、请假、列席的次序排")
    above = document.paragraphs[: document.place(listed[0])]
    last = next((words for words in reversed(above) if words.number), None)
    if last is not None and last.table is None:
        yield from distance(document, last, listed[0], 1, "出席人员与正文之间")
