"""印出来的附件标题不在第三行，或不居中（GB/T 9704-2012，7.3.7）。

与“附件”相差1.6行到2.9行都算合格，左右可偏2.5毫米。

合格：“附件1”在第一行，标题在第三行，居中
不合格：“附件1”在第一行，标题在第二行
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import LEFT, LINE_MM, RIGHT, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-title-line"
CLAUSE = "7.3.7"
STRENGTH = Strength.RULE
EXPECTED = "附件标题在版心第三行居中（版面）"
_LEAST, _MOST = 1.6, 2.9  # lines between the baselines of the mark and of a title, which is taller
_ASIDE = 2.5


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    titled = [one for one in paper.document.attachments if one.title]
    if not titled:
        yield Absent("没有附件，或附件没有标题")
    for one in titled:
        mark, title = paper.spot(one.mark), paper.spot(one.title[0])
        if mark is None or title is None or mark.page != title.page or not paper.is_upright(mark.page):
            yield Unsure("在版面上没有认出附件的标题")
            continue
        lines = (title.line.baseline - mark.line.baseline) / LINE_MM
        aside = title.middle - (LEFT + RIGHT) / 2
        if not _LEAST <= lines <= _MOST:
            yield Fault(
                one.title[0],
                f"附件标题在“附件”之下{lines:.1f}行，约第{lines + 0.8:.0f}行",
                "标题段前设为28.95磅，删去多余的空行",
                title.area,
            )
        elif abs(aside) > _ASIDE:
            yield Fault(
                one.title[0],
                f"附件标题偏{'右' if aside > 0 else '左'}{abs(aside):.1f}毫米",
                "段落居中，缩进为0",
                title.area,
            )
