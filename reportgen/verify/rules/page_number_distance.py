"""页脚距边界不对，页码不在版心下边缘之下7毫米处（GB/T 9704-2012，7.5）。

应为25.3毫米，21毫米到30毫米都算合格。横排的一面不量。

合格：页面设置 → 版式 → 页脚距边界25.3毫米
不合格：页面设置 → 版式 → 页脚距边界15毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import TWIPS_PER_MM
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import millimetres

ID = "page-number-distance"
CLAUSE = "7.5"
STRENGTH = Strength.RULE
EXPECTED = "页码一字线在版心下边缘之下7毫米"

_LEAST, _MOST = 21.0, 30.0  # mm: whatever the line of the number, the dashes stand about 7 mm down


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    numbered = [
        each
        for each in document.facts.sections
        if any("{PAGE}" in words.text for words in each.odd_footer) and not each.landscape
    ]
    if not numbered:
        yield Absent("没有页码")
    for distance in dict.fromkeys(each.footer for each in numbered):
        if not _LEAST <= distance / TWIPS_PER_MM <= _MOST:
            yield Fault(None, f"页脚距边界{millimetres(distance)}，页码不在版心下7毫米处", "页脚距边界改为25.3毫米")
