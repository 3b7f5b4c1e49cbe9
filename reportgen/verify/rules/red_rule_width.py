"""版头的分隔线与版心不等宽（GB/T 9704-2012，7.2.7）。

用段落边框画的，左右缩进合计不超过2毫米；用表格边框画的，表格宽156毫米，可差4毫米。

合格：发文字号 → 段落 → 左缩进0毫米，右缩进0毫米
不合格：发文字号 → 段落 → 左缩进10毫米，右缩进10毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE, TWIPS_PER_MM
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.red_rule_missing import lines_of_head
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import millimetres

ID = "red-rule-width"
CLAUSE = "7.2.7"
STRENGTH = Strength.RULE
EXPECTED = "版头分隔线与版心等宽"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    drawn = [words for words, line in lines_of_head(document)]
    lines = [words for words in drawn if words.table is None]
    if not drawn:
        yield Absent("没有用边框画的分隔线")
    for number in {words.table for words in drawn} - {None} if not lines else ():
        table = document.facts.tables[number or 0]
        width = table.columns or table.width
        if width and abs(width - PAGE.text_width) > TWIPS_PER_MM * 4:
            yield Fault(drawn[-1], f"分隔线宽{millimetres(width)}", f"改为与版心等宽：{millimetres(PAGE.text_width)}")
    for words in lines[-1:]:
        short = words.left + words.right + max(words.left_chars or 0, 0) * 3 + min(words.first_line, 0)
        if abs(short) > TWIPS_PER_MM * 2:
            yield Fault(
                words, f"分隔线比版心{'短' if short > 0 else '长'}{millimetres(abs(short))}", "这一段的左右缩进改为0"
            )
