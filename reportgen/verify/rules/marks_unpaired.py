"""括号、引号或书名号缺了一半（GB/T 15834-2011）。

查《》、“”、〔〕、（），正文和附件合起来算，分成几段的引文不算缺。段首的1）、一）不算。

合格：认真执行《中华人民共和国安全生产法》
不合格：认真执行《中华人民共和国安全生产法
不合格：全年发生事故71起（含轻伤
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "marks-unpaired"
CLAUSE = "GB/T 15834"
STRENGTH = Strength.RULE
EXPECTED = "括号、引号、书名号成对"


def balance(text: str, opening: str, closing: str) -> int:
    """How many more marks open than close; the 1） of a list counts for nothing."""
    text = re.sub(r"^\s*[0-9一二三四五六七八九十]{1,3}）", "", text)
    if opening == "（":
        text = text.replace("(", "（").replace(")", "）")
    return text.count(opening) - text.count(closing)


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    text = (*document.body, *document.after_text)
    for opening, closing in ("《》", "“”", "〔〕", "（）"):
        # A quotation of several paragraphs may close in the last: the whole text must balance.
        counts = [(words, balance(words.text, opening, closing)) for words in text]
        if sum(count for _, count in counts):
            paragraph = next(words for words, count in counts if count)
            yield Fault(paragraph, f"“{opening}”与“{closing}”不成对", "补上缺少的一半")
