"""附件的标题不是2号小标宋体字（GB/T 9704-2012，7.3.7）。

合格：重点任务分解表　方正小标宋简体，2号
不合格：重点任务分解表　黑体，2号
不合格：重点任务分解表　方正小标宋简体，3号
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import TITLE
from reportgen.verify.anatomy import Anatomy, looks
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_title_song, size

ID = "attachment-title-face"
CLAUSE = "7.3.7"
STRENGTH = Strength.USUAL
EXPECTED = "附件标题用2号小标宋体字，同正文标题"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    titled = [line for each in document.attachments for line in each.title]
    if not titled:
        yield Absent("没有附件")
    for (name, half_points), paragraph, _ in gathered(looks(titled)):
        if not is_title_song(name) or half_points != TITLE.points * 2:
            found = f"附件标题是{size(half_points)}{face(name)}"
            yield Fault(paragraph, found, "字体改为方正小标宋简体，字号改为2号")
