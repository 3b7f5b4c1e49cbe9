"""版记缺了分隔线（GB/T 9704-2012，7.4.1）。

第一行之上、各行之间、最后一行之下各有一条。版记在几个表格里的，文件里有图形、线可能是画的，判不出。

合格：抄送和印发两行，上、中、下各有一条线
不合格：抄送和印发两行，只有上、下两条线
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Border
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-line-missing"
CLAUSE = "7.4.1"
STRENGTH = Strength.RULE
EXPECTED = "版记中的要素用分隔线隔开，首、末条在最上最下"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.imprint:
        yield Absent("没有版记")
        return
    lines = imprint_lines(document)
    if lines is None:
        yield Unsure("版记的分隔线可能是画的图形")
    elif missing := [place for place, line in enumerate(lines) if line is None]:
        where = "第一条" if missing[0] == 0 else "最后一条" if missing[0] == len(lines) - 1 else "中间的"
        yield Fault(document.imprint[0], f"版记没有{where}分隔线", "给版记加分隔线：首条、末条1磅，中间0.75磅")


def imprint_lines(document: Anatomy) -> tuple[Border | None, ...] | None:
    """The lines of the imprint from above; None for one that lacks; None at all when it may be a shape."""
    tables = {words.table for words in document.imprint}
    if len(tables) == 1 and (table := next(iter(tables))) is not None:
        lines: tuple[Border | None, ...] = document.facts.tables[table].lines
    elif tables == {None}:
        first, last = document.imprint[0], document.imprint[-1]
        start, end = document.place(first), document.place(last)
        above = document.paragraphs[start - 1].below if start and not document.paragraphs[start - 1].number else None
        below = document.paragraphs[end + 1].above if end + 1 < len(document.paragraphs) else None
        between = [upper.below or lower.above for upper, lower in pairwise(document.imprint)]
        lines = (first.above or above, *between, last.below or below)
    else:
        return None
    return None if document.facts.drawings and not all(lines) else lines
