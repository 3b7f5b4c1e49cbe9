"""汉字旁边用了半角标点（GB/T 15834-2011）。

看标题、正文和附件。数字、字母之间的不算。

合格：依法行政，执法为民。
合格：增长3.5%，12:30开始
不合格：依法行政,执法为民。
不合格：安全生产(含消防)工作
不合格：落实"一岗双责"要求
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "half-width-punctuation"
CLAUSE = "GB/T 15834"
STRENGTH = Strength.RULE
EXPECTED = "中文用全角标点"

HALF = re.compile(
    r"(?<=[一-龥])[,;:?!](?=[一-龥]|$)|(?<=[一-龥]{2})\.(?=[一-龥]|$)"
    r"|\((?=[一-龥])|(?<=[一-龥])\(|\"(?=[一-龥])|(?<=[一-龥])\"|(?<=[一-龥])'|'(?=[一-龥])"
)


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    for words in (*document.title, *document.body, *document.after_text):
        if found := HALF.search(words.text):
            around = words.text[max(found.start() - 4, 0) : found.end() + 4]
            yield Fault(words, f"“{around}”里用了半角的“{found[0]}”", "改为全角标点")
