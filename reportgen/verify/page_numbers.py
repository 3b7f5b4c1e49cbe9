"""页码不合标准（GB/T 9704-2012，7.5）。

4号宋体数字，左右各一条一字线；单页码居右空一字，双页码居左空一字。没有页码的节不查：版记所在的一面可以没有。

合格：— 1 —　奇数页居右空一字，偶数页居左空一字
不合格：-1-　居中
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.gbt9704.layout import PAGE_NUMBER, PAGE_NUMBER_ASIDE
from reportgen.verify.facts import Facts
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph, Section
from reportgen.verify.verdict import Strength
from reportgen.verify.wording import face, is_song, points, size

ID = "page-numbers"
CLAUSE = "7.5"
STRENGTH = Strength.USUAL
EXPECTED = "页码为4号半角宋体数字，两侧加一字线，单页居右空一字、双页居左空一字"
_FORM = re.compile(r"— ?\{PAGE\} ?—")
_WORDS = {"left": "居左", "right": "居右", "center": "居中", "both": "居左", "distribute": "分散对齐"}
_ALIGN = "在“页眉和页脚”中勾选“奇偶页不同”，奇数页页码右对齐、偶数页页码左对齐，并空一字"
_TOLERANCE = 20


def check(facts: Facts) -> Iterator[Fault]:
    """The faults of all page numbers, each once."""
    numbered = [section for section in facts.sections if _number(section.odd_footer) or _number(section.even_footer)]
    if not numbered:
        yield Fault(None, "没有页码", "在页脚中插入页码，奇数页居右、偶数页居左")
        return
    faults = (fault for section in numbered for fault in _of_section(section, even_and_odd=facts.even_and_odd))
    yield from dict.fromkeys(Fault(None, message, remedy) for message, remedy in faults)


def _of_section(section: Section, *, even_and_odd: bool) -> Iterator[tuple[str, str]]:
    odd = _number(section.odd_footer)
    even = _number(section.even_footer) if even_and_odd else None
    if not even_and_odd:
        yield "单双页页码没有分开，单页码应居右、双页码应居左", _ALIGN
    for name, number, side in (("单", odd, "right" if even_and_odd else ""), ("双", even, "left")):
        if number:
            yield from _of_number(name, number, side)
        elif even_and_odd:
            yield f"{name}页没有页码", f"在{'奇' if name == '单' else '偶'}数页的页脚中插入页码"


def _of_number(name: str, number: Paragraph, side: str) -> Iterator[tuple[str, str]]:
    words = number.words.strip("\u3000")
    if not _FORM.fullmatch(words):
        shown = words.replace("{PAGE}", "1")
        yield f"{name}页页码写作“{shown}”，应写作“— 1 —”", "在页脚中把页码两侧改为一字线（—）"
    looks = {(run.latin, run.size) for run in number.runs if "{PAGE}" in run.text}
    for latin, half_points in sorted(looks):
        if half_points != PAGE_NUMBER.points * 2 or not is_song(latin):
            right = f"{size(PAGE_NUMBER.points * 2)}宋体"
            yield (
                f"{name}页页码是{size(half_points)}{face(latin)}，应为{right}",
                f"在页脚中把页码的字体（含西文字体）改为{right}",
            )
    if side:
        yield from _of_place(name, number, side)


def _of_place(name: str, number: Paragraph, side: str) -> Iterator[tuple[str, str]]:
    """Where a number stands; one in a frame stands where the frame does."""
    if number.box == "none":
        return
    stands = {"outside": side}.get(number.box, number.box) if number.box else number.align
    if stands == "both":
        stands = "left"
    if stands != side:
        yield f"{name}页页码{_WORDS.get(stands, stands)}，应{_WORDS[side]}空一字", _ALIGN
    elif not number.box and not _is_aside(number, side):
        aside = number.right if side == "right" else number.left + number.first_line
        yield f"{name}页页码距版心边缘{points(aside)}，应空一字（{points(PAGE_NUMBER_ASIDE)}）", _ALIGN


def _is_aside(number: Paragraph, side: str) -> bool:
    """Whether one character is free between the number and the edge, by an indent or by a blank."""
    chars, indent, edge = (
        (number.right_chars, number.right, number.text[-1:])
        if side == "right"
        else (number.left_chars or number.first_line_chars, number.left + number.first_line, number.text[:1])
    )
    if edge == "\u3000":
        return not (chars or indent)
    return chars == 100 if chars else abs(indent - PAGE_NUMBER_ASIDE) <= _TOLERANCE


def _number(footer: tuple[Paragraph, ...]) -> Paragraph | None:
    return next((paragraph for paragraph in footer if "{PAGE}" in paragraph.text), None)
