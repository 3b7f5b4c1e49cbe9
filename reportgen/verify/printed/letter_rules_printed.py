"""印出来的信函首页，两条红色双线不在规定的位置（GB/T 9704-2012，10.1）。

各项可差2毫米。

合格：标志之下4毫米、距下页边20毫米各一条，长170毫米，居中
不合格：双线与版心等宽，长156毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE_HEIGHT_MM, PAGE_WIDTH_MM
from reportgen.gbt9704.special import LETTER_FOOT_RULE_MM, LETTER_RULE_GAP_MM, LETTER_RULE_WIDTH_MM
from reportgen.pages.paper import Area
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.rules import LETTER
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import is_red

ID = "letter-rules-printed"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函首页两条红色双线长170毫米，居中，一条在标志下4毫米，一条距下页边20毫米（版面）"
_TOLERANCE = 2.0


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    mark = paper.mark
    if paper.document.special != LETTER:
        yield Absent("不是信函格式")
        return
    red = [rule for rule in paper.rules(1) if is_red(rule.colour)]
    upper = [rule for rule in red if mark and mark.bottom < rule.top < mark.bottom + 30]
    lower = [rule for rule in red if rule.top > PAGE_HEIGHT_MM - 60]
    if mark is None or not upper or not lower or not paper.is_upright(1):
        yield Unsure("在版面上没有认出信函的两条红色双线")
        return
    words = paper.document.mark[0]
    for name, rule in (("标志下的", upper[0]), ("首页下端的", lower[-1])):
        wide, middle = rule.right - rule.left, (rule.left + rule.right) / 2
        box = Area(1, *rule[:4])
        if abs(wide - LETTER_RULE_WIDTH_MM) > _TOLERANCE:
            yield Fault(words, f"{name}双线长{wide:.1f}毫米", "双线改为170毫米长", box)
        elif abs(middle - PAGE_WIDTH_MM / 2) > _TOLERANCE:
            yield Fault(words, f"{name}双线不居中，中点在{middle:.1f}毫米处", "双线在页面上居中", box)
    gap, foot = upper[0].top - mark.bottom, PAGE_HEIGHT_MM - lower[-1].bottom
    if abs(gap - LETTER_RULE_GAP_MM) > _TOLERANCE:
        yield Fault(words, f"第一条双线在标志之下{gap:.1f}毫米", "改为标志之下4毫米", Area(1, *upper[0][:4]))
    if abs(foot - LETTER_FOOT_RULE_MM) > _TOLERANCE:
        yield Fault(words, f"第二条双线距下页边{foot:.1f}毫米", "改为距下页边20毫米", Area(1, *lower[-1][:4]))
