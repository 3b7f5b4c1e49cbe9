"""版记的表格与版心不等宽（GB/T 9704-2012，7.4.1）。

可差2.2毫米。版记不是表格的不查，没有写明宽度的判不出。

合格：表格属性 → 表格 → 指定宽度156毫米
不合格：表格属性 → 表格 → 指定宽度140毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE, TWIPS_PER_MM
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import millimetres

ID = "imprint-width"
CLAUSE = "7.4.1"
STRENGTH = Strength.RULE
EXPECTED = "版记分隔线与版心等宽"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    tables = {words.table for words in document.imprint} - {None}
    if not tables:
        yield Absent("版记不是表格")
    for number in tables:
        table = document.facts.tables[number or 0]
        width = table.columns or table.width
        if not width:
            yield Unsure("表格没有写明宽度")
        elif abs(width - PAGE.text_width) > 2.2 * TWIPS_PER_MM:
            yield Fault(
                document.imprint[0], f"版记宽{millimetres(width)}", f"改为与版心等宽：{millimetres(PAGE.text_width)}"
            )
