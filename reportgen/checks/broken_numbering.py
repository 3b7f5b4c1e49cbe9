"""提示：手写的序号断了、重了或乱了：一是后面是三是，（一）后面是（三）。

接着前一章往下编的、重新从一编起的都算连着。

合格：一是抓学习。二是抓落实。三是抓考核。
不合格：一是抓学习。三是抓考核。
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem

ID = "broken-numbering"

_N = "[一二三四五六七八九十]{1,3}"
_HEADING = re.compile(  # 一、 （一） 1. （1）
    rf"({_N})、(?!{_N}[、月季])|[（(]({_N})[）)]|([0-9]{{1,2}})[.．、](?![0-9])|[（(]([0-9]{{1,2}})[）)]"
)
_POINT = re.compile(  # first what it begins with, which is quick, then what stands before that
    "([一二三四五六七八九十](?:(?<=^.)|(?<=[。；：，！？ 　].))[一二三四五六七八九十]{0,2})是(?!否)"
)
_DEEPEST = 9  # runs of points within one another
_DIGITS = "零一二三四五六七八九"


class _Mark(NamedTuple):
    start: int
    number: int
    printed: str


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each mark that does not follow from the one before it."""
    headings: dict[int | None, int] = {}
    points: list[int] = []
    for passage in subject.passages:
        if passage.style == "title":
            headings, points = {}, []
        if heading := _HEADING.match(passage.text):
            kind, mark = heading.lastindex, _mark(heading)
            before = headings.get(kind, 0)
            if mark.number not in {1, before + 1}:
                yield _problem(subject, passage, mark, before)
            headings[kind] = mark.number
            points = []
        within: list[int] = []
        for mark in map(_mark, _POINT.finditer(passage.text)):
            runs = points if mark.start == 0 else within
            if not (_follows(mark.number, within) or _follows(mark.number, points)):
                before = (within or points or [0])[-1]
                yield _problem(subject, passage, mark, before)
                runs.append(mark.number)
            elif mark.number == 1:
                runs.append(1)
            del runs[:-_DEEPEST]


def _follows(number: int, runs: list[int]) -> bool:
    """Whether a point continues one of the runs that are open, innermost first, or begins one; closes those inside."""
    if number == 1:
        return True
    for at in range(len(runs) - 1, -1, -1):
        if runs[at] == number - 1:
            runs[at:] = [number]
            return True
    return False


def _mark(found: re.Match[str]) -> _Mark:
    return _Mark(found.start(), _value(found[found.lastindex or 0]), found[0])


@cache
def _value(numeral: str) -> int:
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    return (_DIGITS.index(tens) if tens in _DIGITS[1:] and tens else 1 if ten else 0) * 10 + (
        _DIGITS.index(ones) if ones and ones in _DIGITS else 0
    )


def _problem(subject: Subject, passage: Passage, mark: _Mark, before: int) -> Problem:
    words = passage.text[mark.start : mark.start + 12]
    last = f"前一个序号是{before}" if before else "前面没有第一个"
    message = f"“{words}”的序号“{mark.printed}”接不上：{last}"
    return Problem(passage.where(subject.line, mark.start), ID, message, "补上漏掉的，或改正序号", "warning")
