"""印出来的发文机关标志不是红色（GB/T 9704-2012，7.2.4）。

合格：字体颜色 → 红色（255,0,0）
不合格：字体颜色 → 黑色（0,0,0）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import is_red

ID = "printed-mark-red"
CLAUSE = "7.2.4"
STRENGTH = Strength.RULE
EXPECTED = "发文机关标志印成红色"


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    mark = paper.mark
    if mark is None:
        yield Unsure("在版面上没有认出发文机关标志") if paper.document.mark else Absent("没有发文机关标志")
        return
    glyphs = [glyph for words in paper.document.mark for spot in paper.spots(words) for glyph in spot.line.glyphs]
    other = [glyph for glyph in glyphs if not is_red(glyph.colour)]
    if other:
        yield Fault(
            paper.document.mark[0],
            f"发文机关标志的“{other[0].char}”印成 #{other[0].colour}",
            "选中发文机关标志 → 字体颜色 → 红色（255,0,0）",
            mark,
        )
