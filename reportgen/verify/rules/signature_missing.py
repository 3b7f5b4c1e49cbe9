"""成文日期之上没有署名（GB/T 9704-2012，7.3.5；《党政机关公文处理工作条例》第九条第十一项）。

决议、公报、纪要可以不署名，判不出；日期之上有表格，或文件里有图形的，署名也许在里面，判不出。

合格：江州市应急管理局 / 2025年1月10日
不合格：2025年1月10日（上面就是正文）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "signature-missing"
CLAUSE = "7.3.5、条例9(11)"
STRENGTH = Strength.RULE
EXPECTED = "署发文机关名称"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.date is None:
        yield Absent("没有成文日期")
    elif not document.signature:
        if document.genre in {"决议", "公报", "纪要"} or document.facts.pictures or in_table(document):
            yield Unsure("成文日期之上认不出署名")
        else:
            yield Fault(document.date, "成文日期之上没有署名", "在成文日期的上一行署发文机关全称或规范化简称")


def in_table(document: Anatomy) -> bool:
    """Whether a table stands right above the date, where names may be."""
    end = document.place(document.date) if document.date else 0
    return any(words.table is not None for words in document.paragraphs[max(end - 8, 0) : end])
