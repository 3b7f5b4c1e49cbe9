"""正文的段落没有左空二字，或回行没有顶格（GB/T 9704-2012，7.3.3）。

看30字以上的段落和各级标题，可差0.3字；居中、右对齐、整段缩进的也不合格。软件自动编号的不看。

合格：段落 → 缩进 → 首行缩进2字符，左侧0字符
不合格：段落 → 缩进 → 首行缩进无，左侧0字符
不合格：段落 → 缩进 → 首行缩进无，左侧2字符
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, indent
from reportgen.verify.elements import heading, is_plain
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "paragraph-indent"
CLAUSE = "7.3.3"
STRENGTH = Strength.RULE
EXPECTED = "正文每个自然段左空二字"


_LONG = 30  # characters; a shorter paragraph may be something else
_ASIDE = {"center": "居中", "right": "右对齐"}


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    paragraphs = counted(document)
    if not paragraphs:
        yield Absent("没有正文段落")
    wrong = [
        (round(inside, 1), words)
        for words in paragraphs
        if (inside := indent(words)) is not None and abs(inside - 2) > 0.3
    ]
    for side, paragraph, more in gathered((words.align, words) for words in paragraphs if words.align in _ASIDE):
        yield Fault(paragraph, f"这一段{more}{_ASIDE[side]}", "改为两端对齐，首行缩进设为2字符")
    for _, paragraph, more in gathered(("", words) for words in paragraphs if is_block(words)):
        yield Fault(paragraph, f"这一段{more}整段缩进，回行没有顶格", "段落的首行缩进设为2字符，文本之前设为0")
    for inside, paragraph, more in gathered(wrong):
        yield Fault(paragraph, f"这一段{more}左空{inside:g}字", "段落的首行缩进设为2字符，文本之前设为0")


def counted(document: Anatomy) -> list[Paragraph]:
    """The long paragraphs and the headings of the text."""
    plain = [words for words in document.body if is_plain(words) and "\n" not in words.text and not words.listed]
    return [words for words in plain if len(words.words) > _LONG or heading(words)]


def is_aside(words: Paragraph) -> bool:
    """Whether a paragraph stands in the middle or at the right."""
    return words.align in _ASIDE


def is_block(words: Paragraph) -> bool:
    """Whether all lines of a long paragraph begin to the right of the edge."""
    indented = words.left > 300 or (words.left_chars or 0) >= 100
    return len(words.words) > _LONG and words.first_line <= 0 and not words.first_line_chars and indented
