"""The file number is not in 3号仿宋 (GB/T 9704-2012, 5.2.2 and 7.2.5).

Passes:  江应急〔2025〕3号        仿宋_GB2312，3号
Fails:   江应急〔2025〕3号        宋体，4号
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
    start = max(document.file_number.text.find(document.facts.elements.file_number_words), 0)
    place = 0
    for run in document.file_number.runs:
        name, half_points, paragraph = run.east_asian, run.size, document.file_number
        place += len(run.text)
        if run.han and place > len(document.file_number.text.split("签")[0]):
            return  # signer-face rules on what follows
        if place <= start:
            continue  # 份号 and others stand on the left of this line of a letter
        if run.han and (half_points != BODY.points * 2 or not is_fangsong(name)):
            yield Fault(paragraph, f"发文字号是{size(half_points)}{face(name)}", "字体改为仿宋_GB2312，字号改为3号")
            return
