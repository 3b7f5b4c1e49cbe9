"""正文没有排满版心的宽度（GB/T 9704-2012，5.2.1）。

量回行的各行：左边可差1.2毫米，右边可空一字多（7毫米）。

合格：回行的文字从28毫米处排到184毫米处
不合格：回行的文字从32毫米处开始
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from statistics import median

from reportgen.verify.fault import Fault
from reportgen.verify.paper import LEFT, RIGHT, Paper, Spot
from reportgen.verify.printed.full import wrapped
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength

ID = "text-area-not-filled"
CLAUSE = "5.2.1"
STRENGTH = Strength.RULE
EXPECTED = "订口28毫米，正文排满156毫米的宽度"
_TOLERANCE = 1.2
_CHARACTER = 7.0  # mm: a line may end a character before the edge


def check(paper: Paper) -> Iterator[Fault | Absent]:
    """What departs from it, or why that is not known."""
    starts, ends = Counter[int](), Counter[int]()
    places: dict[int, tuple[Spot, Paragraph]] = {}
    for spot, paragraph in wrapped(paper):
        edges = round(spot.start * 2), round(spot.end * 2)
        starts[edges[0]] += 1
        ends[edges[1]] += 1
        places.setdefault(edges[0], (spot, paragraph))
    if not starts:
        yield Absent("没有回行的正文")
        return
    left, right = starts.most_common(1)[0][0] / 2, median(ends.elements()) / 2
    spot, paragraph = places[round(left * 2)]
    if abs(left - LEFT) > _TOLERANCE:
        yield Fault(paragraph, f"正文左边空{left:.1f}毫米", "页面设置 → 页边距 → 左28毫米，段落左缩进为0", spot.area)
    elif right < RIGHT - _CHARACTER:
        yield Fault(
            paragraph,
            f"正文排到{right:.1f}毫米处，离版心右边还有{RIGHT - right:.1f}毫米",
            "页边距右改为26毫米，段落右缩进为0",
            spot.area,
        )
