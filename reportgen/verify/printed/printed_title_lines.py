"""标题由软件回行，拆开了词语，或排成沙漏形、一样长的几行（GB/T 9704-2012，7.3.1）。

只看软件自己回的行：文件里分好的行由 title-shape、title-word-torn 来查。

合格：关于做好 / 汛期安全生产工作的通知
不合格：关于做好汛期安 / 全生产工作的通知
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.title import shape, torn
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-title-lines"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题印出来的回行词意完整，排成梯形或菱形"


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    document = paper.document
    spots = [spot for words in document.title for spot in paper.spots(words)]
    lines = [spot.line.text for spot in spots]
    written = [line for words in document.title for line in words.words.split("\n")]
    if not document.title:
        yield Absent("没有标题")
    elif not spots or any(not paper.spots(words) for words in document.title):
        yield Unsure("在版面上没有认出标题")
    elif len(lines) <= len(written):
        yield Absent("标题没有由软件回行")
    elif cut := next(iter(torn(lines)), ""):
        yield Fault(
            document.title[0],
            f"印出来在“{cut}”之后回行，拆开了词语",
            "标题自己分行：在词语、书名号、数字之间回行",
            spots[0].area,
        )
    elif len(lines) > 2 and (figure := shape(lines)) in {"沙漏", "等长"}:
        yield Fault(
            document.title[0],
            f"标题印出来{len(lines)}行，排成{figure}形",
            "标题自己分行，排成上短下长、上长下短或中间长的形状",
            spots[0].area,
        )
