"""印出来的标题，不在红色分隔线之下空二行处（GB/T 9704-2012，7.3.1）。

空1.4行到2.6行都算合格。

合格：标题与分隔线之间空二行
不合格：标题与分隔线之间空一行
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import LINE_MM, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-title-distance"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题在红色分隔线下空二行（版面）"
_LEAST, _MOST = 1.7, 2.95  # lines of white above the ink of a title, which has leading of its own


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    document = paper.document
    title, rule = paper.spot(document.title[0]) if document.title else None, paper.red_rule
    if not document.title:
        yield Absent("没有标题")
    elif title is None or rule is None:
        yield Unsure("在版面上没有认出标题或红色分隔线")
    elif not _LEAST <= (gap := (title.line.top - rule.bottom) / LINE_MM) <= _MOST:
        yield Fault(
            document.title[0],
            f"标题与分隔线之间空{max(gap - 0.33, 0):.1f}行",
            "改为空二行：段前设为57.9磅，删去多余的空行",
            title.area,
        )
