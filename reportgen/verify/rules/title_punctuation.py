"""标题末尾有标点。

合格：江州市应急管理局关于做好汛期工作的通知
不合格：江州市应急管理局关于做好汛期工作的通知。
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-punctuation"
CLAUSE = "惯例"
STRENGTH = Strength.CUSTOM
EXPECTED = "标题末尾不用标点"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.title:
        yield Absent("没有标题")
    elif document.title_words.endswith(("。", "，", "；", "：", "！", ".", ",", ";", "、")):
        yield Fault(document.title[-1], f"标题以“{document.title_words[-1]}”结尾", "删去标题末尾的标点")
