"""没有标题，或认不出哪一段是标题（GB/T 9704-2012，7.3.1）。

版头之下居中的，或小2号以上的，认作标题。文件里有图形，或那里有表格、文本框的，判不出。

合格：江州市应急管理局关于做好汛期工作的通知　2号，居中
不合格：红色分隔线之下就是主送机关
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
