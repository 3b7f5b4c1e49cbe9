"""标题不是小标宋体字（GB/T 9704-2012，7.3.1）。

合格：江州市应急管理局关于做好汛期工作的通知　方正小标宋简体
不合格：江州市应急管理局关于做好汛期工作的通知　黑体
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, looks
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_title_song

ID = "title-face"
CLAUSE = "7.3.1"
STRENGTH = Strength.USUAL
EXPECTED = "标题用小标宋体字"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.title:
        yield Absent("没有标题")
    for (name, _), paragraph, _ in gathered(looks(document.title)):
        if not is_title_song(name):
            yield Fault(paragraph, f"标题是{face(name)}", "标题的字体改为方正小标宋简体")
            return
