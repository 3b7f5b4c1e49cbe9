"""印出来的红色分隔线与版心不等宽（GB/T 9704-2012，7.2.7）。

两头各可差2.3毫米。画的图形，各种软件放的位置不同，判不出。

合格：从28毫米处到184毫米处
不合格：从28毫米处到148毫米处
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.pages.paper import Area
from reportgen.verify.fault import Fault
from reportgen.verify.paper import LEFT, RIGHT, Paper
from reportgen.verify.printed.red_rule import unmeasured
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "red-rule-across"
CLAUSE = "7.2.7"
STRENGTH = Strength.RULE
EXPECTED = "红色分隔线与版心等宽（156毫米），居中"
_TOLERANCE = 2.3  # in a table the rule is narrower by the margins of its cell


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    rule, number = paper.red_rule, paper.spot(paper.document.file_number)
    if rule is None or number is None:
        yield unmeasured(paper)
        return
    if abs(rule.left - LEFT) > _TOLERANCE or abs(rule.right - RIGHT) > _TOLERANCE:
        message = f"分隔线从{rule.left:.1f}毫米到{rule.right:.1f}毫米，长{rule.right - rule.left:.1f}毫米"
        yield Fault(
            paper.document.file_number,
            message,
            "分隔线所在段落左右缩进为0，页边距左28、右26毫米",
            Area(number.page, *rule[:4]),
        )
