"""附件没有另面编排，或“附件”没有在第一行顶格（GB/T 9704-2012，7.3.7）。

左边可差半字。

合格：“附件1”在新的一面第一行，顶格
不合格：“附件1”接在正文之后，在一面的中间
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import CHARACTER_MM, LEFT, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-in-midpage"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "附件另面编排，“附件”在第一行顶格（版面）"
_ASIDE = 0.5


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    attachments = paper.document.attachments
    if not attachments:
        yield Absent("没有附件")
    for attachment in attachments:
        spot = paper.spot(attachment.mark)
        if spot is None:
            yield Unsure("在版面上没有认出“附件”")
            continue
        before = [line for line in paper.bodies[spot.page - 1] if line.baseline < spot.line.baseline - 1]
        if before:
            yield Fault(
                attachment.mark,
                f"“{attachment.mark.words}”在第{spot.page}面的中间，不是第一行",
                "光标放在“附件”之前，布局 → 分隔符 → 分页符",
                spot.area,
            )
        elif paper.is_upright(spot.page) and spot.start - LEFT > _ASIDE * CHARACTER_MM:
            yield Fault(
                attachment.mark,
                f"“{attachment.mark.words}”左空{(spot.start - LEFT) / CHARACTER_MM:.1f}字",
                "左对齐，缩进为0",
                spot.area,
            )
