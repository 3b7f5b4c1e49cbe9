"""标题的字体与它的层次不合（GB/T 9704-2012，7.3.3）。

一、用黑体，（一）用楷体，1.和（1）用仿宋，都是3号。按这些序号认标题：独占一行的，或第一句以后换了字体的。

合格：一、依法预防处置突发事件　黑体
不合格：一、依法预防处置突发事件　仿宋_GB2312，加粗
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import HEADINGS
from reportgen.verify.elements import heading
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import face, is_fangsong, is_heiti, is_kaiti, size

ID = "heading-faces"
CLAUSE = "7.3.3"
STRENGTH = Strength.USUAL
EXPECTED = "一级标题用黑体，二级用楷体，三级、四级用仿宋，都是3号"
_LEVELS = {
    1: ("一、", "黑体", is_heiti),
    2: ("（一）", "楷体", is_kaiti),
    3: ("1.", "仿宋", is_fangsong),
    4: ("（1）", "仿宋", is_fangsong),
}


def check(facts: Facts) -> Iterator[Fault]:
    """Every wrong look of a level of headings, once."""
    for (level, name, half_points), paragraph, more in gathered(_wrong(facts)):
        mark, right, _ = _LEVELS[level]
        points = HEADINGS[level - 1].points * 2
        yield Fault(
            paragraph,
            f"“{mark}”一级的标题{more}是{size(half_points)}{face(name)}，应为{size(points)}{right}",
            f"把这一级标题的中文字体改为{HEADINGS[level - 1].name}，字号改为{size(points)}",
        )


def _wrong(facts: Facts) -> Iterator[tuple[tuple[int, str, int], Paragraph]]:
    listing = False  # attachments, numbered as headings are
    for paragraph in facts.elements.text:
        found = heading(paragraph)
        listing = paragraph.words.startswith("附件") or (listing and found is not None and found.level in {1, 3})
        if listing or found is None:
            continue
        left = found.length
        for run in paragraph.runs:
            if left > 0 and run.han:
                is_right = _LEVELS[found.level][2](run.east_asian)
                if not is_right or run.size != HEADINGS[found.level - 1].points * 2:
                    yield (found.level, run.east_asian, run.size), paragraph
            left -= len(run.text)
