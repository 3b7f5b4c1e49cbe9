"""份号不在版心左上角第一行、密级不在第二行，或没有顶格（GB/T 9704-2012，7.2.1、7.2.2）。

上下可差0.6行，左右可差0.4字。

合格：份号在第一行，密级和保密期限在第二行，都顶格
不合格：份号在第一行，密级和保密期限在第四行
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.fault import Fault
from reportgen.verify.paper import CHARACTER_MM, LEFT, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-head-lines"
CLAUSE = "7.2.1、7.2.2"
STRENGTH = Strength.RULE
EXPECTED = "份号在版心左上角第一行，密级和保密期限在第二行，顶格"
_ROW = 0.6
_ASIDE = 0.4  # characters


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    document = paper.document
    wanted = [(document.copy_number, "份号", 1, "7.2.1"), (document.secrecy, "密级", 2, "7.2.2")]
    if not any(words for words, *_ in wanted):
        yield Absent("没有份号和密级")
    for words, name, row, clause in wanted:
        spot = paper.spot(words)
        if words is None:
            continue
        if spot is None:
            yield Unsure(f"在版面上没有认出{name}")
            continue
        aside = (spot.start - LEFT) / CHARACTER_MM
        if abs(spot.row - row) > _ROW:
            remedy = f"{name}移到版心左上角第{'一二'[row - 1]}行"
            yield Fault(words, f"{name}在第{spot.row:.1f}行", remedy, spot.area, clause)
        elif abs(aside) > _ASIDE:
            yield Fault(words, f"{name}左空{aside:.1f}字", f"{name}左对齐，缩进为0", spot.area, clause)
