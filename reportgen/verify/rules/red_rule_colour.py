"""版头的分隔线不是红色（GB/T 9704-2012，7.2.7）。

只看用边框画的。

合格：边框和底纹 → 颜色 → 红色（255,0,0）
不合格：边框和底纹 → 颜色 → 自动
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.red_rule_missing import lines_of_head
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import is_red

ID = "red-rule-colour"
CLAUSE = "7.2.7"
STRENGTH = Strength.RULE
EXPECTED = "版头分隔线为红色"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = list(lines_of_head(document))
    if not lines:
        yield Absent("没有用边框画的分隔线")
    elif not any(is_red(line.color) for _, line in lines):
        paragraph, line = lines[-1]
        yield Fault(paragraph, f"分隔线的颜色是{line.color}", "分隔线的颜色改为红色（FF0000）")
