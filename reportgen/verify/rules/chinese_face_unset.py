"""没有写明中文字体，各种软件显示得不一样（GB/T 9704-2012，5.2.2）。

跟着主题走，主题里又没有写明中文字体的，也不算写明。

合格：字体 → 中文字体 → 仿宋_GB2312
不合格：字体 → 中文字体 → 空着，样式里也没有设
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "chinese-face-unset"
CLAUSE = "5.2.2"
STRENGTH = Strength.USUAL
EXPECTED = "中文字体写明"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    unset = [("", words) for words in document.paragraphs for run in words.runs if run.han and is_unset(run.east_asian)]
    for _, paragraph, more in gathered(unset):
        yield Fault(paragraph, f"这一段{more}没有写明中文字体，各种软件显示不同", "选中文字，在“字体”中设定中文字体")


def is_unset(name: str) -> bool:
    """Whether no Chinese face is stated."""
    return not name or name.startswith("主题字体")
