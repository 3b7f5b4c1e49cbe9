"""排满汉字的一行不是28字（GB/T 9704-2012，5.2.3）。

只数全是汉字和全角标点的行：数字、字母的宽度各种字体不同。这样的行不到三行、字数不一的，
文件用了字符网格的，判不出。

合格：一行28字，字符间距紧缩0.25磅
不合格：一行27字，字符间距标准
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.gbt9704.layout import CHARACTERS_PER_LINE
from reportgen.verify.fault import Fault
from reportgen.verify.paper import LEFT, RIGHT, Paper, is_full_width
from reportgen.verify.printed.full import wrapped
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "characters-on-full-line"
CLAUSE = "5.2.3"
STRENGTH = Strength.USUAL
EXPECTED = "排满汉字的一行有28字"
_FEW = 3  # lines: fewer may be short because of a mark that begins no line
_EDGE = 1.5  # mm


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    whole = [
        (spot, paragraph)
        for spot, paragraph in wrapped(paper)
        if all(map(is_full_width, spot.line.glyphs))
        and abs(spot.start - LEFT) < _EDGE
        and abs(spot.end - RIGHT) < 2 * _EDGE
    ]
    counts = Counter(len(spot.line.glyphs) for spot, _ in whole)
    if not counts:
        yield Absent("没有排满汉字的一行")
        return
    count, times = counts.most_common(1)[0]
    if count == CHARACTERS_PER_LINE:
        return
    if paper.has_character_grid:
        yield Unsure(f"文件用了字符网格，这里排出{count}字，各种软件排出的字数不同")
        return
    if times < _FEW or times < 0.6 * len(whole):
        yield Unsure(f"排满汉字的行只有{len(whole)}行，字数不一，看不出一行排几字")
        return
    spot, paragraph = next(one for one in whole if len(one[0].line.glyphs) == count)
    yield Fault(
        paragraph,
        f"排满汉字的{len(whole)}行里有{times}行是{count}字",
        "正文3号字，字符间距紧缩0.25磅，页边距左28、右26毫米",
        spot.area,
    )
