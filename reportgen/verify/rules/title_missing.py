"""There is no title (GB/T 9704-2012, 7.3.1).

Passes:  关于做好汛期安全生产工作的通知        居中，2号小标宋
Fails:   the text begins right below the red rule
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-missing"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "有标题"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.title:
        return
    end = document.place(document.text[0]) if document.text else 0
    if document.facts.pictures or any(words.table is not None or words.box for words in document.paragraphs[:end]):
        yield Unsure("文件里有图形或表格，标题可能在里面")
    else:
        yield Fault(None, "认不出标题：没有居中的或2号的标题", "在分隔线下空二行加标题，2号小标宋体字，居中")
