"""The evidence of a document (数据底稿): where every number printed in it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from reportgen import quantities
from reportgen.evidence.origins import Origins, Stated, function_of
from reportgen.passages import Locate, Passage
from reportgen.problems import Location
from reportgen.prose import Figured
from reportgen.quantities import Number

SOURCED, UNSOURCED = "有来源", "没有来源"
_KINDS = {"date": "日期", "ordinal": "序号", "file_number": "文号", "reference": "条款、编号", "name": "名称"}
_IN_WORDS = "汉字数字"
"""The numbers that count nothing, as the reader of sentences and as an officer calls them."""
_PIECES = {
    "copy_number": "份号",
    "secrecy": "保密期限",
    "number": "文号",
    "date": "日期",
    "attachment_mark": "序号",
    "printed_on": "日期",
}
"""What the numbers in these pieces of the envelope are."""
_OF_TEMPLATE = "模板"
_MANY = 10  # 一次, 三年行动, 两级 are words rather than figures
_DIGITS = re.compile("[0-9０-９]+")
_NUMERAL = re.compile("[零〇一二三四五六七八九十百千万亿两]+")
_BREAKS = "。！？；\n"


class Row(NamedTuple):
    """One number: how it is printed, its kind, its sentence and where that was written, and what it comes from."""

    number: int
    words: str
    kind: str
    sentence: str
    where: Location
    stated: tuple[Stated, ...] = ()
    how: str = ""
    passage: int = -1
    """In which of the passages it stands, from 0, and where in that; -1 for words of the template."""
    start: int = 0
    end: int = 0

    @property
    def unsourced(self) -> bool:
        """Whether it counts something and comes from nowhere."""
        return self.kind == UNSOURCED


class Evidence(NamedTuple):
    """Every number of a document, in the order printed."""

    document: str
    """The title."""
    file: str
    """Where the document was written."""
    office: str
    day: date
    rows: tuple[Row, ...]

    def sourced(self) -> tuple[Row, ...]:
        """The numbers that come from a statistic or a target."""
        return tuple(row for row in self.rows if row.kind == SOURCED)

    def unsourced(self) -> tuple[Row, ...]:
        """The numbers that count something and come from nowhere."""
        return tuple(row for row in self.rows if row.unsourced)

    def others(self) -> tuple[Row, ...]:
        """The numbers that count nothing: dates, file numbers, ordinals, names."""
        return tuple(row for row in self.rows if row.kind not in {SOURCED, UNSOURCED})


def rows_of(passages: Iterable[Passage], origins: Origins, locate: Locate) -> Iterator[Row]:
    """A row for every number in what is printed, in order."""
    for at, passage in enumerate(passages):
        for row in _rows(passage, origins, locate):
            yield row._replace(passage=at)


def rows_of_template(words: Mapping[str, Location]) -> Iterator[Row]:
    """A row for every number in the words a template prints by itself."""
    for text, where in words.items():
        for found in _DIGITS.finditer(text):
            yield Row(0, found[0], _OF_TEMPLATE, text, where, start=found.start(), end=found.end())


def numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows, counted from 1."""
    return tuple(row._replace(number=number) for number, row in enumerate(rows, start=1))


def _rows(passage: Passage, origins: Origins, locate: Locate) -> Iterator[Row]:
    text = passage.text
    waiting = [found for found in passage.words.figures if found.names]
    nth = 0
    for start, end, kind in _numbers(text, waiting):
        while waiting and waiting[0].end <= start:
            waiting.pop(0)
            nth = 0
        kind = _PIECES.get(passage.style) or kind  # noqa: PLW2901
        figured = waiting[0] if waiting and waiting[0].start < end else None
        origin = None
        words = text[start:end]
        if figured and start >= figured.start + len(origins.label_of(figured)):
            origin = origins.of(figured, nth)
            nth += 1
        if figured and origin:
            words = _words(text, figured, origins) or words
            kind = kind if function_of(figured) == "as_of" else SOURCED  # noqa: PLW2901
        stated, how = origin or ((), "")
        where = passage.where(locate, start)
        yield Row(0, words, kind, _sentence(text, start, end), where, stated, how, start=start, end=end)


def _numbers(text: str, figures: Iterable[Figured]) -> list[tuple[int, int, str]]:
    """Start, end and kind of each number: whatever has a digit, Chinese numerals that count, and those computed."""
    found = [
        (number.start, number.end, _kind(number, text))
        for number in quantities.numbers(text)
        if number.kind not in _KINDS or _DIGITS.search(text, number.start, number.end)
    ]
    taken = {place for start, end, _ in found for place in range(start, end)}
    found += [(*run.span(), UNSOURCED) for run in _DIGITS.finditer(text) if run.start() not in taken]
    for one in figures:
        if function_of(one) == "chinese" and taken.isdisjoint(range(one.start, one.end)):
            found += [(*run.span(), UNSOURCED) for run in _NUMERAL.finditer(text, one.start, one.end)][:1]
    return sorted(found)


def _kind(number: Number, text: str) -> str:
    """What a number is that an expression did not print."""
    if number.kind in _KINDS:
        return _KINDS[number.kind]
    small = abs(number.value) < _MANY and not _DIGITS.search(text, number.start, number.end)
    return _IN_WORDS if small else UNSOURCED


def _words(text: str, figured: Figured, origins: Origins) -> str:
    """The words of an expression without the label before them; "" where they have several numbers."""
    words = text[figured.start + len(origins.label_of(figured)) : figured.end]
    return words if len(figured.names) == 1 or function_of(figured) == "share" else ""


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence or half of one around a place."""
    first = max(text.rfind(mark, 0, start) for mark in _BREAKS) + 1
    last = min((at for mark in _BREAKS if (at := text.find(mark, end)) >= 0), default=len(text)) + 1
    return text[first:last].strip()
