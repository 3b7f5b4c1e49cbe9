"""Chinese text has no face of its own, so that every program takes another.

Passes:  中文字体：仿宋_GB2312
Fails:   中文字体：none stated anywhere
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
