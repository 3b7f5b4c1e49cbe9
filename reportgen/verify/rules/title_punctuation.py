"""The title ends with a full stop or the like.

Passes:  关于做好汛期安全生产工作的通知
Fails:   关于做好汛期安全生产工作的通知。
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
