"""印出来的正文不是3号（GB/T 9704-2012，5.2.2）。

100个汉字里至少有98个应当是。

合格：16磅
不合格：转成 PDF 时缩到了15磅
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper, Spot
from reportgen.verify.shapes import Paragraph, is_han
from reportgen.verify.verdict import Absent, Strength
from reportgen.verify.wording import size

ID = "printed-body-size"
CLAUSE = "5.2.2"
STRENGTH = Strength.USUAL
EXPECTED = "印出来的正文是3号（16磅）"
_ENOUGH = 0.98


def check(paper: Paper) -> Iterator[Fault | Absent]:
    """What departs from it, or why that is not known."""
    sizes = Counter[float]()
    first: dict[float, tuple[Spot, Paragraph]] = {}
    for paragraph in paper.document.body:
        for spot in paper.spots(paragraph):
            for glyph in spot.line.glyphs:
                if is_han(glyph.char):
                    sizes[round(glyph.size * 2) / 2] += 1
                    first.setdefault(round(glyph.size * 2) / 2, (spot, paragraph))
    if not sizes:
        yield Absent("没有正文")
        return
    if sizes[BODY.points] < _ENOUGH * sizes.total():
        other = next(points for points, _ in sizes.most_common() if points != BODY.points)
        spot, paragraph = first[other]
        yield Fault(paragraph, f"正文有{sizes[other]}字印成{size(round(other * 2))}", "选中正文 → 字号3号", spot.area)
