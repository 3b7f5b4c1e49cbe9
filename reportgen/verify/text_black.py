"""发文机关标志以外有不是黑色的字（GB/T 9704-2012，5.2.4）。

Word 自带的标题样式是蓝色的，超链接也是。

合格：一、依法预防处置突发事件　自动（黑色）
不合格：一、依法预防处置突发事件　2F5496
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import is_black

ID = "text-black"
CLAUSE = "5.2.4"
STRENGTH = Strength.USUAL
EXPECTED = "除发文机关标志和分隔线外文字为黑色"


def check(facts: Facts) -> Iterator[Fault]:
    """Every colour that is not black, once."""
    for color, paragraph, more in gathered(_coloured(facts)):
        yield Fault(
            paragraph,
            f"这一段{more}有颜色为{color}的文字，除发文机关标志外应为黑色",
            "把这一段所用样式的字体颜色改为“自动”",
        )


def _coloured(facts: Facts) -> Iterator[tuple[str, Paragraph]]:
    mark = {paragraph.number for paragraph in facts.elements.mark}
    for paragraph in facts.paragraphs:
        if paragraph.number in mark:
            continue
        for run in paragraph.runs:
            if not is_black(run.color) and any(map(str.isalnum, run.text)):
                yield run.color, paragraph
