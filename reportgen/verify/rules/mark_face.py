"""发文机关标志不是小标宋体字（GB/T 9704-2012，7.2.4）。

合格：江州市应急管理局文件　方正小标宋简体
不合格：江州市应急管理局文件　黑体
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, looks
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_title_song

ID = "mark-face"
CLAUSE = "7.2.4"
STRENGTH = Strength.USUAL
EXPECTED = "发文机关标志用小标宋体字"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.mark:
        yield Absent("没有发文机关标志")
    for (name, _), paragraph, _ in gathered(looks(document.mark)):
        if not is_title_song(name):
            yield Fault(paragraph, f"发文机关标志是{face(name)}", "把发文机关标志的字体改为方正小标宋简体")
