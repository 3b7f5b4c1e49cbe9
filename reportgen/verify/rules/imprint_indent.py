"""A line of the imprint does not begin one character in (GB/T 9704-2012, 7.4.2 and 7.4.3).

Passes:  抄送：市委办公室。        左空一字
Fails:   抄送：市委办公室。        顶格
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, indent
from reportgen.verify.elements import PRINTED
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-indent"
CLAUSE = "7.4.2、7.4.3"
STRENGTH = Strength.RULE
EXPECTED = "版记各行左空一字"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [words for words in (document.copies, document.printed) if words and PRINTED.match(words.words) is None]
    if not lines:
        yield Absent("没有版记")
    for words in lines:
        inside = indent(words)
        if (
            words.table is not None
            and inside is not None
            and inside < 0.6
            and len(document.facts.tables[words.table].borders) < 2
        ):
            yield Unsure("表格单元格有边距，左空多少要看版面")
        elif inside is None or abs(inside - 1) > 0.45:
            yield Fault(words, f"“{words.words[:4]}”这一行没有左空一字", "文本之前缩进4号字一字（14磅）")
