"""份号、密级和保密期限或紧急程度没有顶格（GB/T 9704-2012，7.2.1、7.2.2、7.2.3）。

在表格、文本框里的，位置要看版面，判不出。

合格：特急　左对齐，不缩进
不合格：特急　右对齐
不合格：特急　首行缩进2字符
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, is_flush
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "head-lines-flush"
CLAUSE = "7.2.1—7.2.3"
STRENGTH = Strength.RULE
EXPECTED = "份号、密级和保密期限、紧急程度顶格编排在版心左上角"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [words for words in (document.copy_number, document.secrecy, document.urgency) if words]
    if not lines:
        yield Absent("没有份号、密级和紧急程度")
    for words in lines:
        if words.box is not None or words.table is not None:
            yield Unsure("在表格或文本框里，位置要看版面")
        elif not is_flush(words):
            clause = "7.2.1" if words is document.copy_number else "7.2.2" if words is document.secrecy else "7.2.3"
            remedy = "改为左对齐，缩进改为0，删去前面的空格"
            yield Fault(words, f"“{words.words}”没有顶格", remedy, clause=clause)
