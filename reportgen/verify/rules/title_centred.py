"""标题没有居中（GB/T 9704-2012，7.3.1）。

左右缩进相差15磅以内的不算。在文本框里的判不出。

合格：江州市应急管理局关于做好汛期工作的通知　居中
不合格：江州市应急管理局关于做好汛期工作的通知　左对齐
不合格：江州市应急管理局关于做好汛期工作的通知　居中，首行缩进2字符
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-centred"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题居中"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.title:
        yield Absent("没有标题")
    for words in document.title:
        if words.box is not None:
            yield Unsure("标题在文本框里，位置要看版面")
        elif words.align != "center" or abs(words.left + words.first_line - words.right) > 300:
            yield Fault(words, "标题没有居中", "改为居中，左右缩进和首行缩进改为0")
            return
