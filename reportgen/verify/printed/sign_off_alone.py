"""成文日期所在的一面没有正文（GB/T 9704-2012，7.3.5.5）。

调整行距、字距，使正文至少有一行与署名、日期在同一面。

合格：署名、日期与正文的最后几行在同一面
不合格：正文止于第2面，署名、日期独自在第3面
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "sign-off-alone"
CLAUSE = "7.3.5.5"
STRENGTH = Strength.RULE
EXPECTED = "署名、成文日期与正文在同一面"


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    document = paper.document
    date = paper.spot(document.date)
    if document.date is None:
        yield Absent("没有成文日期")
        return
    signed = {id(words) for words in (*document.signature, document.date, *document.remarks)}
    texts = [spot for words in document.text if id(words) not in signed for spot in paper.spots(words)]
    if date is None or not texts:
        yield Unsure("在版面上没有认出成文日期或正文")
    elif all(spot.page != date.page for spot in texts):
        yield Fault(
            document.date,
            "成文日期所在的一面没有正文",
            "调整行距、字距，使正文至少有一行与署名、日期在同一面",
            date.area,
        )
