"""纸张不是A4，210毫米×297毫米（GB/T 9704-2012，5.1）。

宽表横排的一面也是A4。

合格：页面设置 → 纸张 → A4
不合格：页面设置 → 纸张 → 信纸（215.9毫米×279.4毫米）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE_HEIGHT_MM, PAGE_WIDTH_MM, TWIPS_PER_MM
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import millimetres

ID = "page-size"
CLAUSE = "5.1"
STRENGTH = Strength.RULE
EXPECTED = "纸张为A4（210毫米×297毫米）"
_TOLERANCE_MM = 1


def check(facts: Facts) -> Iterator[Fault]:
    """Every size of paper that is not A4, once."""
    for width, height in dict.fromkeys((section.width, section.height) for section in facts.sections):
        wrong = [
            abs(twips / TWIPS_PER_MM - stated) > _TOLERANCE_MM
            for twips, stated in zip(sorted((width, height)), (PAGE_WIDTH_MM, PAGE_HEIGHT_MM), strict=True)
        ]
        if any(wrong):
            yield Fault(
                None,
                f"纸张是{millimetres(width)}×{millimetres(height)}，应为A4（{PAGE_WIDTH_MM}毫米×{PAGE_HEIGHT_MM}毫米）",
                "在“页面设置→纸张”中选A4",
            )
