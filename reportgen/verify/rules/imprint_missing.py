"""没有写印发机关和印发日期（GB/T 9704-2012，7.4.3）。

最后六段里有“印”字，或文件里有图形的，判不出。

合格：江州市应急管理局办公室　　2025年1月11日印发
不合格：抄送：市委办公室，市司法局。（最后一行）
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-missing"
CLAUSE = "7.4.3"
STRENGTH = Strength.RULE
EXPECTED = "有版记，写明印发机关和印发日期"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.printed is not None:
        return
    last = [words for words in document.paragraphs if words.number][-6:]
    if any("印" in words.text for words in last) or document.facts.pictures:
        yield Unsure("认不出印发机关和印发日期")
    else:
        yield Fault(
            last[-1] if last else None,
            "没有印发机关和印发日期",
            "在版记中加一行：印发机关左空一字，印发日期加“印发”右空一字",
        )
