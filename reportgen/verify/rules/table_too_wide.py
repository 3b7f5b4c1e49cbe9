"""表格比版心宽（GB/T 9704-2012，5.2.1）。

超出4毫米以内的不算。横排的一面按那一面的版心量。

合格：表格属性 → 表格 → 指定宽度156毫米
不合格：表格属性 → 表格 → 指定宽度170毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE, TWIPS_PER_MM
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import millimetres

ID = "table-too-wide"
CLAUSE = "5.2.1"
STRENGTH = Strength.RULE
EXPECTED = "表格不超出版心"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    sections = document.facts.sections
    if not document.facts.tables:
        yield Absent("没有表格")
    first = {words.table: words for words in reversed(document.paragraphs) if words.table is not None}
    for number, table in enumerate(document.facts.tables):
        words = first.get(number)
        section = sections[min(words.section, len(sections) - 1)] if words and sections else None
        room = max(section.text_width, PAGE.text_width) if section else 0
        width = min(filter(None, (table.columns, table.width)), default=0)
        if words and room and width + max(table.indent, 0) > room + 4 * TWIPS_PER_MM:
            yield Fault(words, f"表格宽{millimetres(width)}，版心宽{millimetres(room)}", "缩小表格，或放在横排的一面")
