"""文字或表格印到了版心外面（GB/T 9704-2012，5.2.1）。

文字可出1.5毫米，表格的线可出2.3毫米，行尾悬出一个标点不算。
首页的红线，信函、命令（令）、纪要首页的红字不算；横排的一面不量。

合格：文字和表格都在左28毫米到184毫米、上37毫米到262毫米之内
不合格：表格的横线排到了195毫米处
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.pages.paper import Area, Glyph
from reportgen.verify.fault import Fault
from reportgen.verify.paper import BOTTOM, LEFT, RIGHT, TOP, Paper, is_full_width
from reportgen.verify.shapes import is_han
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import is_red

ID = "text-outside-area"
CLAUSE = "5.2.1"
STRENGTH = Strength.RULE
EXPECTED = "正文和表格都排在版心之内"
_TOLERANCE = 1.5
_CELL = 2.3  # mm by which Word lets a table stand out, so that its words begin at the edge


def check(paper: Paper) -> Iterator[Fault]:
    """What departs from it, or why that is not known."""
    for page, lines in zip(paper.pages, paper.bodies, strict=True):
        if not paper.is_upright(page.number):
            continue
        special = page.number == 1 and paper.document.special  # a letter's mark and rules stand outside (10.1)
        for line in lines:
            if special and all(is_red(glyph.colour) for glyph in line.glyphs):
                continue
            out = _outside(line.glyphs)
            if out:
                yield Fault(
                    None,
                    f"“{line.text[:11]}”这一行{out}",
                    "页面设置改为上37、左28、右26、下35毫米，缩小或移动超出的部分",
                    line.area(page.number),
                )
                return
        for rule in paper.rules(page.number):
            if page.number == 1 and is_red(rule.colour):  # that of the head has rules of its own
                continue
            if paper.head < rule.top < BOTTOM + _TOLERANCE and (rule.left < LEFT - _CELL or rule.right > RIGHT + _CELL):
                wide = rule.right - rule.left
                box = Area(page.number, *rule[:4])
                yield Fault(None, f"一条{wide:.0f}毫米长的横线超出版心", "缩小表格，使它不宽于版心156毫米", box)
                return


def _outside(glyphs: tuple[Glyph, ...]) -> str:
    """How a line leaves the type area; "" when it does not. A mark may hang over the end of a line."""
    last = glyphs[-1]
    hangs = is_full_width(last) and not is_han(last.char) and last.start < RIGHT + _TOLERANCE
    end = max((glyph.right for glyph in glyphs[:-1]), default=0) if hangs else last.right
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    if glyphs[0].left < LEFT - _TOLERANCE:
        return f"向左超出版心{LEFT - glyphs[0].left:.1f}毫米"
    if end > RIGHT + _TOLERANCE:
        return f"向右超出版心{end - RIGHT:.1f}毫米"
    if top < TOP - _TOLERANCE:
        return f"向上超出版心{TOP - top:.1f}毫米"
    return f"向下超出版心{bottom - BOTTOM:.1f}毫米" if bottom > BOTTOM + _TOLERANCE else ""
