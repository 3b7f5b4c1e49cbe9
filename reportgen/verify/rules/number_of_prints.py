"""标了印数：现在的公文没有这一项（《党政机关公文处理工作条例》第九条）。

合格：江州市应急管理局办公室　　2025年1月11日印发
不合格：（共印50份）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "number-of-prints"
CLAUSE = "条例9"
STRENGTH = Strength.CUSTOM
EXPECTED = "不标印数"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in document.paragraphs[-12:]:
        if re.fullmatch(r"[（(]?\s*共印\s*[0-9０-９一二三四五六七八九十百×]+\s*份\s*[）)]?", words.words):
            yield Fault(words, f"标了印数“{words.words}”", "删去印数")
