"""印出来的页码，没有在单页右空一字、双页左空一字（GB/T 9704-2012，7.5）。

一字是4号字的一字（4.9毫米），可差2.5毫米。页码放在随单双页换边的图文框里的，判不出。

合格：单页的页码离版心右边4.9毫米，双页的离版心左边4.9毫米
不合格：单页、双页的页码都居中
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE_NUMBER_ASIDE, TWIPS_PER_MM
from reportgen.verify.fault import Fault
from reportgen.verify.paper import LEFT, RIGHT, Paper
from reportgen.verify.printed.numbers import numbers
from reportgen.verify.verdict import Strength, Unsure

ID = "page-number-aside"
CLAUSE = "7.5"
STRENGTH = Strength.RULE
EXPECTED = "印出来单页码居右空一字，双页码居左空一字"
_TOLERANCE = 2.5  # mm: half a character
_ASIDE = PAGE_NUMBER_ASIDE / TWIPS_PER_MM


def check(paper: Paper) -> Iterator[Fault | Unsure]:
    """What departs from it, or why that is not known."""
    footers = [words for each in paper.document.facts.sections for words in (*each.odd_footer, *each.even_footer)]
    if any("{PAGE}" in words.text and words.box in {"inside", "outside"} for words in footers):
        yield Unsure("页码在随单双页换边的图文框里，LibreOffice 不换边")
        return
    found = numbers(paper)
    if not found:
        yield Unsure("在版面上没有认出页码")
    for one in found:
        line = one.line
        odd = one.number % 2
        gap = RIGHT - line.glyphs[-1].end if odd else line.glyphs[0].start - LEFT
        if abs(gap - _ASIDE) > _TOLERANCE:
            side = "右" if odd else "左"
            yield Fault(
                None,
                f"页码{one.number}印出来离版心{side}边{gap:.1f}毫米",
                f"{'单' if odd else '双'}页的页码{side}对齐，{side}缩进1字符（4号，14磅）",
                line.area(one.page),
            )
            return
