"""印出来的发文字号，不在发文机关标志之下空二行处（GB/T 9704-2012，7.2.5）。

有签发人的，从最上面一个量起。空1.4行到2.6行都算合格；标志在文本框里的判不出。

合格：发文字号与标志之间空二行
不合格：发文字号与标志之间空一行
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import LINE_MM, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-number-distance"
CLAUSE = "7.2.5"
STRENGTH = Strength.RULE
EXPECTED = "发文字号在发文机关标志下空二行（版面）"
_LEAST, _MOST = 1.9, 3.2  # lines of white between the ink of the two, which have leading of their own


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    mark = paper.mark
    if mark is None:
        yield Unsure("在版面上没有认出发文机关标志") if paper.document.mark else Absent("没有发文机关标志")
        return
    first = min(
        (spot for words in (paper.document.file_number, *paper.document.signers) for spot in paper.spots_of(words)),
        key=lambda spot: (spot.page, spot.line.top),
        default=None,
    )
    if first is None:
        yield Unsure("在版面上没有认出发文字号") if paper.document.file_number else Absent("没有发文字号")
    elif first.page == mark.page and not _LEAST <= (gap := (first.line.top - mark.bottom) / LINE_MM) <= _MOST:
        if paper.is_mark_boxed:
            yield Unsure("标志在文本框里，各种软件放的位置不同")
            return
        yield Fault(
            paper.document.file_number,
            f"发文字号与标志之间空{max(gap - 0.55, 0):.1f}行",
            "改为空二行：段前设为57.9磅，删去多余的空行",
            first.area,
        )
