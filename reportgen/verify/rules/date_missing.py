"""没有成文日期（GB/T 9704-2012，7.3.5；《党政机关公文处理工作条例》第九条第十二项）。

日期在表格、文本框里的，与别的字同在一段的，文件里有图形的，判不出。

合格：江州市应急管理局 / 2025年1月10日
不合格：江州市应急管理局（下面没有日期）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.elements import DATE
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "date-missing"
CLAUSE = "7.3.5、条例9(12)"
STRENGTH = Strength.RULE
EXPECTED = "署成文日期"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.date is not None:
        return
    last = document.text[-6:] if document.text else ()
    if any(DATE.search(words.text) for words in (*last, *document.head)) or document.facts.pictures or hidden(document):
        yield Unsure("认不出成文日期，它可能在表格、图形里，或与别的字同在一段")
    else:
        yield Fault(last[-1] if last else None, "没有成文日期", "在署名之下加成文日期，如“2025年1月10日”")


def hidden(document: Anatomy) -> bool:
    """Whether a date stands by itself in a table or a box."""
    aside = (words for words in document.paragraphs if words.table is not None or words.box is not None)
    return any(DATE.fullmatch(words.words) for words in aside)
