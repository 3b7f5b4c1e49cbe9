"""A paragraph of the text does not begin two characters in (GB/T 9704-2012, 7.3.3).

Passes:  段落 → 首行缩进2字符
Fails:   段落 → 首行缩进无
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, indent
from reportgen.verify.elements import is_plain
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "paragraph-indent"
CLAUSE = "7.3.3"
STRENGTH = Strength.RULE
EXPECTED = "正文每个自然段左空二字"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    counted = [words for words in document.body if is_plain(words) and len(words.words) > 30 and "\n" not in words.text]
    if not counted:
        yield Absent("没有正文段落")
    wrong = [
        (round(inside, 1), words)
        for words in counted
        if (inside := indent(words)) is not None and abs(inside - 2) > 0.3
    ]
    for inside, paragraph, more in gathered(wrong):
        yield Fault(paragraph, f"这一段{more}左空{inside:g}字", "段落的首行缩进设为2字符，文本之前设为0")
