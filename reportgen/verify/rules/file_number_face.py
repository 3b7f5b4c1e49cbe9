"""The file number is not in 3号仿宋 (GB/T 9704-2012, 5.2.2 and 7.2.5).

Passes:  江应急〔2025〕3号        仿宋_GB2312，3号
Fails:   江应急〔2025〕3号        宋体，4号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.anatomy import Anatomy, looks
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_fangsong, is_kaiti, size

ID = "file-number-face"
CLAUSE = "5.2.2"
STRENGTH = Strength.USUAL
EXPECTED = "发文字号用3号仿宋"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.file_number is None:
        yield Absent("没有发文字号")
        return
    for (name, half_points), paragraph, _ in gathered(looks([document.file_number])):
        if half_points != BODY.points * 2 or not (is_fangsong(name) or (document.signers and is_kaiti(name))):
            yield Fault(paragraph, f"发文字号是{size(half_points)}{face(name)}", "字体改为仿宋_GB2312，字号改为3号")
            return
