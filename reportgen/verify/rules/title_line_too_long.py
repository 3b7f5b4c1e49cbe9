"""标题的一行超过版心的宽度，由软件随处回行（GB/T 9704-2012，7.3.1）。

2号字一行排20个字。

合格：江州市应急管理局 / 关于做好全市汛期安全生产工作的通知
不合格：江州市应急管理局关于做好全市汛期安全生产工作的通知
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE
from reportgen.gbt9704.marks import half_cells
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-line-too-long"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题每行不超过版心宽度，自己回行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.title:
        yield Absent("没有标题")
    for words in document.title:
        for line in words.words.split("\n"):
            if half_cells(line) * words.size * 5 > PAGE.text_width + 60:
                yield Fault(
                    words, f"标题这一行有{half_cells(line) / 2:g}字，一行排不下，由Word随处回行", "按词语分成几行"
                )
                return
