"""页边距留出的版心不是156毫米×225毫米（GB/T 9704-2012，5.2.1）。

上37、左28、右26、下35毫米，各可差1毫米。横排的一面不量。

合格：页面设置 → 页边距 → 上37毫米
不合格：页面设置 → 页边距 → 上25.4毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE, TWIPS_PER_MM
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import millimetres

ID = "text-area"
CLAUSE = "5.2.1"
STRENGTH = Strength.RULE
EXPECTED = "版心156毫米×225毫米，上37、左28、右26、下35毫米"
_TOLERANCE = TWIPS_PER_MM + 1  # 1 mm, and a twip for its rounding


def check(facts: Facts) -> Iterator[Fault]:
    """Every set of margins that is wrong, once."""
    upright = [section for section in facts.sections if not section.landscape]
    for margins in dict.fromkeys((each.top, each.bottom, each.left + each.gutter, each.right) for each in upright):
        stated = (PAGE.top, PAGE.bottom, PAGE.left, PAGE.right)
        wrong = [
            f"{side}边距是{millimetres(margin)}，应为{round(right / TWIPS_PER_MM)}毫米"
            for side, margin, right in zip("上下左右", margins, stated, strict=True)
            if abs(margin - right) > _TOLERANCE
        ]
        if wrong:
            yield Fault(None, "；".join(wrong), "在“页面设置→页边距”中改正，装订线设为0")
