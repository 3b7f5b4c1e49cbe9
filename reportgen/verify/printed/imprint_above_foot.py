"""版记的末条线不在最后一面版心的下边缘（GB/T 9704-2012，7.4.1）。

可差1.5毫米。文件把版记定在底端，这里没有排到那里的，各种软件不同，判不出。

合格：版记在最后一面，末条线在262毫米处
不合格：版记紧接正文，末条线在150毫米处
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.pages.paper import Area
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.paper import BOTTOM, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-above-foot"
CLAUSE = "7.4.1"
STRENGTH = Strength.RULE
EXPECTED = "版记末条分隔线与最后一面版心下边缘重合"
_TOLERANCE = 1.5


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    imprint = [spot for words in paper.document.imprint for spot in paper.spots(words)]
    if not paper.document.imprint:
        yield Absent("没有版记")
        return
    page = imprint[-1].page if imprint else 0
    rules = [rule for rule in paper.rules(page) if rule.top > imprint[-1].line.baseline] if imprint else []
    if not imprint or not rules or not paper.is_upright(page):
        yield Unsure("在版面上没有认出版记的末条分隔线")
        return
    last = rules[-1]
    away = (last.top + last.bottom) / 2 - BOTTOM
    words = paper.document.imprint[-1]
    if page < max(number for number, lines in enumerate(paper.bodies, 1) if lines):
        yield Fault(words, f"版记在第{page}面，不在最后一面", "把版记移到全文最后", imprint[-1].area)
    elif abs(away) > _TOLERANCE and _is_put_at_the_foot(paper.document):
        yield Unsure("文件把版记定在底端，这里没有排到那里：各种软件放的位置不同")
    elif abs(away) > _TOLERANCE:
        message = f"版记末条线在版心下边缘{'之下' if away > 0 else '之上'}{abs(away):.1f}毫米"
        yield Fault(
            words, message, "版记放进表格，表格属性 → 文字环绕，垂直位置相对于页边距为底端", Area(page, *last[:4])
        )


def _is_put_at_the_foot(document: Anatomy) -> bool:
    """Whether the file places the imprint by itself, which LibreOffice does not always follow."""
    tables = document.facts.tables
    floating = [tables[words.table].floating for words in document.imprint if words.table is not None]
    boxed = any(words.box is not None for words in document.imprint)
    return boxed or any(place is not None and place.vertical == "bottom" for place in floating)
