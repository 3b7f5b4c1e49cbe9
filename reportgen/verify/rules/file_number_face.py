"""发文字号不是3号仿宋（GB/T 9704-2012，5.2.2）。

合格：江应急〔2025〕3号　仿宋_GB2312，3号
不合格：江应急〔2025〕3号　宋体，3号
不合格：江应急〔2025〕3号　仿宋_GB2312，4号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_fangsong, size

ID = "file-number-face"
CLAUSE = "5.2.2"
STRENGTH = Strength.USUAL
EXPECTED = "发文字号用3号仿宋"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.file_number is None:
        yield Absent("没有发文字号")
        return
    number, place = document.file_number, 0
    start = number.text.find(document.facts.elements.file_number_words)
    end = start + len(document.facts.elements.file_number_words)
    for run in number.runs:
        is_of_number = place < end and place + len(run.text) > start
        place += len(run.text)
        if is_of_number and run.han and (run.size != BODY.points * 2 or not is_fangsong(run.east_asian)):
            found = f"发文字号是{size(run.size)}{face(run.east_asian)}"
            yield Fault(number, found, "字体改为仿宋_GB2312，字号改为3号")
            return
