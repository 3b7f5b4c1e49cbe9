"""版记不在文件的最后，或不是4号仿宋（GB/T 9704-2012，7.4）。

按“抄送：……”“……印发”两行认版记；与它们同在一个表格里的都算。

合格：最后两行是 抄送：市委办公室。 / 江州市应急管理局办公室　2025年1月11日印发
不合格：这两行之后还有附件
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import IMPRINT
from reportgen.verify.elements import is_copies
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import face, is_fangsong, size

ID = "imprint-last"
CLAUSE = "7.4"
STRENGTH = Strength.RULE
EXPECTED = "版记在全文最后，用4号仿宋"


def check(facts: Facts) -> Iterator[Fault]:
    """What follows the imprint, and every wrong look in it."""
    after = facts.elements.after_imprint
    if facts.elements.imprint and after:
        yield Fault(
            after[0], "版记之后还有文字，版记应在全文最后", "把版记移到附件之后、全文的末尾", clause="7.3.7、7.4.1"
        )
    looks = (
        ((run.east_asian, run.size), paragraph)
        for paragraph in facts.elements.imprint
        for run in paragraph.runs
        if run.han and not (is_fangsong(run.east_asian) and run.size == IMPRINT.points * 2)
    )
    for look, paragraph, more in gathered(looks):
        yield Fault(
            paragraph,
            f"版记{more}是{size(look[1])}{face(look[0])}，应为{size(IMPRINT.points * 2)}仿宋",
            f"把版记的中文字体改为{IMPRINT.name}，字号改为{size(IMPRINT.points * 2)}",
            clause="7.4.2" if is_copies(paragraph) else "7.4.3",
        )
