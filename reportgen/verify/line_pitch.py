"""每面不是22行（GB/T 9704-2012，5.2.3）。

3号字的行距固定为28.95磅，或者225毫米里正好排下22行的其他数值；22行的文档网格加单倍行距也行。

合格：段落 → 行距 → 固定值28.95磅
不合格：段落 → 行距 → 1.5倍行距
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY, LINE, LINES_PER_PAGE, PAGE
from reportgen.verify.elements import is_plain
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.shapes import Paragraph, Section
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import points

ID = "line-pitch"
CLAUSE = "5.2.3"
STRENGTH = Strength.USUAL
EXPECTED = "每面排22行"
_SINGLE = 240
_GRIDS = {"lines", "linesAndChars", "snapToChars"}


def check(facts: Facts) -> Iterator[Fault]:
    """Every wrong line pitch of the text, once."""
    wrong = (
        words
        for words in facts.elements.text
        if not is_right(words, facts.sections[words.section : words.section + 1])
        and is_plain(words)
        and words.size <= BODY.points * 2
    )
    for pitch, paragraph, more in gathered(((words.line_rule, words.line), words) for words in wrong):
        yield Fault(
            paragraph,
            f"这一段{more}的行距是{_pitch(*pitch)}，应为固定值{points(LINE)}（每页{LINES_PER_PAGE}行）",
            f"把这一段所用样式的行距改为固定值{points(LINE)}，段前段后改为0",
        )


def is_right(paragraph: Paragraph, sections: tuple[Section, ...]) -> bool:
    """Whether a paragraph of these sections has a pitch that makes 22 lines a page."""
    if paragraph.line_rule == "exact":
        return _fits(paragraph.line)
    on_grid = paragraph.snap_to_grid and any(each.grid in _GRIDS and _fits(each.line_pitch) for each in sections)
    return on_grid and paragraph.line_rule == "auto" and paragraph.line == _SINGLE


def _fits(pitch: int) -> bool:
    return pitch > 0 and PAGE.text_height // pitch == LINES_PER_PAGE


def _pitch(rule: str, line: int) -> str:
    if rule == "auto":
        return "单倍行距" if line == _SINGLE else f"{line / _SINGLE:.3g}倍行距"
    return f"{'固定值' if rule == 'exact' else '最小值'}{points(line)}"
