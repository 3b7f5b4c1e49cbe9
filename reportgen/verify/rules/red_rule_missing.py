"""版头与主体之间没有分隔线（GB/T 9704-2012，7.2.7）。

段落或表格的边框、画的红线都算。文件里另有图形的，线可能画在图里，判不出。

合格：发文字号 → 边框和底纹 → 下框线，红色
不合格：发文字号和标题之间没有线
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Border, Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "red-rule-missing"
CLAUSE = "7.2.7"
STRENGTH = Strength.RULE
EXPECTED = "发文字号之下有红色分隔线"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.first is None or not document.head:
        yield Absent("没有版头")
    elif not list(lines_of_head(document)) and not document.facts.red_line:
        if document.facts.drawings:
            yield Unsure("文件里有图形，分隔线可能画在图里")
        else:
            yield Fault(
                document.file_number or document.head[-1],
                "版头与主体之间没有分隔线",
                "在发文字号下4毫米处加红色分隔线，与版心等宽",
            )


def lines_of_head(document: Anatomy) -> Iterator[tuple[Paragraph, Border]]:
    """The lines drawn by paragraphs and tables between the mark and the title."""
    start = document.place(document.mark[-1]) if document.mark else 0
    end = document.place(document.first) if document.first else 0
    for words in document.paragraphs[start : end + 1]:
        borders: tuple[Border | None, ...] = (
            (words.below,) if document.mark and words is document.mark[-1] else (words.above, words.below)
        )
        if words is document.first:
            borders = (words.above,)
        if words.table is not None:
            borders += document.facts.tables[words.table].lines[-1:]
        yield from ((words, line) for line in borders if line)
