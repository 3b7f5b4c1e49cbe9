"""“出席：”“请假：”“列席：”不是3号黑体，或姓名不是3号仿宋（GB/T 9704-2012，10.3）。

合格：出席：周明远、李大同　“出席：”黑体，姓名仿宋_GB2312，都是3号
不合格：出席：周明远、李大同　都是仿宋_GB2312，3号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.elements import label
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import is_han
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_fangsong, is_heiti, size

ID = "attendance-face"
CLAUSE = "10.3"
STRENGTH = Strength.RULE
EXPECTED = "“出席：”“请假：”“列席：”用3号黑体，姓名用3号仿宋"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.attendance:
        yield Absent("没有出席人员名单")
    for words in document.attendance:
        end, place = label(words), 0
        for run in words.runs:
            for offset, character in enumerate(run.text, place):
                right = is_heiti if offset < end else is_fangsong
                if is_han(character) and not (right(run.east_asian) and run.size == BODY.points * 2):
                    should = "3号黑体" if offset < end else "3号仿宋"
                    found = f"“{character}”是{size(run.size)}{face(run.east_asian)}"
                    yield Fault(words, found, f"改为{should}")
                    return
            place += len(run.text)
