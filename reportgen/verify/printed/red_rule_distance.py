"""印出来的红色分隔线，不在发文字号之下4毫米处（GB/T 9704-2012，7.2.7）。

可差1.3毫米。画的图形，各种软件放的位置不同，判不出。

合格：4毫米
不合格：9毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import RED_RULE_GAP_MM
from reportgen.pages.paper import Area
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.printed.red_rule import unmeasured
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "red-rule-distance"
CLAUSE = "7.2.7"
STRENGTH = Strength.RULE
EXPECTED = "红色分隔线在发文字号之下4毫米"
_TOLERANCE = 1.3


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    rule, number = paper.red_rule, paper.spot(paper.document.file_number)
    if rule is None or number is None:
        yield unmeasured(paper)
        return
    above = [
        line.bottom for line in paper.bodies[number.page - 1] if number.line.baseline - 1 < line.baseline < rule.top
    ]
    gap = rule.top - max(above)
    if abs(gap - RED_RULE_GAP_MM) > _TOLERANCE:
        yield Fault(
            paper.document.file_number,
            f"分隔线在发文字号之下{gap:.1f}毫米",
            "调整边框到文字的距离，使分隔线在发文字号之下4毫米",
            Area(number.page, *rule[:4]),
        )
