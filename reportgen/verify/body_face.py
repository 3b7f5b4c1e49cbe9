"""正文不是3号仿宋（GB/T 9704-2012，5.2.2）。

从标题到版记，100个汉字里至少有98个应当是。一、（一）两级标题、各种题名、附件序号、纪要的“出席：”和表格不算。

合格：全年办理行政许可事项412件。　仿宋_GB2312，16磅
不合格：全年办理行政许可事项412件。　宋体，10.5磅
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.elements import heading, is_plain, label
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault, gathered
from reportgen.verify.shapes import Paragraph, count_han
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import face, is_fangsong, size

ID = "body-face"
CLAUSE = "5.2.2"
STRENGTH = Strength.USUAL
EXPECTED = "正文用3号仿宋"
_SHARE = 0.98


def check(facts: Facts) -> Iterator[Fault]:
    """The wrong looks of the text, the most common first."""
    text = facts.elements.text
    looked_at = {(run.east_asian, run.size) for paragraph in text for run in paragraph.runs}
    others = {look for look in looked_at if not _is_right(look)}
    wrong = [
        (look, paragraph)
        for paragraph in text
        if any((run.east_asian, run.size) in others for run in paragraph.runs)
        for look, _ in _looks(paragraph)
        if look in others
    ]
    if not wrong:
        return
    looks: Counter[tuple[str, int]] = Counter()
    for paragraph in text:
        for look, count in _looks(paragraph):
            looks[look] += count
    right = sum(count for look, count in looks.items() if look not in others)
    if right >= _SHARE * looks.total():
        return
    for look, paragraph, more in sorted(gathered(wrong), key=lambda group: -looks[group[0]]):
        yield Fault(
            paragraph,
            f"正文{more}有{looks[look]}个字是{size(look[1])}{face(look[0])}，应为{size(BODY.points * 2)}仿宋",
            f"把这一段所用样式的中文字体改为{BODY.name}，字号改为{size(BODY.points * 2)}",
        )


def _is_right(look: tuple[str, int]) -> bool:
    return is_fangsong(look[0]) and look[1] == BODY.points * 2


def _looks(paragraph: Paragraph) -> Iterator[tuple[tuple[str, int], int]]:
    """The face and size of the stretches of a paragraph, its heading left out, and how many characters they have."""
    if not is_plain(paragraph):
        return
    begun = heading(paragraph)
    skip = begun.length if begun else label(paragraph)
    for run in paragraph.runs:
        if count := count_han(run.text[max(skip, 0) :]):
            yield (run.east_asian, run.size), count
        skip -= len(run.text)
