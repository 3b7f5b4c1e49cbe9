"""标了主题词：2012年起公文没有这一项（《党政机关公文处理工作条例》第九条）。

合格：抄送：市委办公室，市司法局。（版记从抄送机关开始）
不合格：主题词：安全生产　通知
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "subject-words"
CLAUSE = "条例9"
STRENGTH = Strength.RULE
EXPECTED = "不标主题词"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in document.paragraphs:
        if re.match(r"主\s*题\s*词\s*[:：]", words.words):
            yield Fault(words, "标了主题词，2012年起已取消", "删去主题词这一行")
