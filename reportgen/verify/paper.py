"""A document on paper: its paragraphs found on the pages by what they say; lengths are millimetres."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from reportgen.gbt9704.layout import (
    CHARACTER,
    LEFT_MM,
    LINE,
    PAGE_HEIGHT_MM,
    PAGE_WIDTH_MM,
    TEXT_HEIGHT_MM,
    TEXT_WIDTH_MM,
    TOP_MM,
    TWIPS_PER_MM,
)
from reportgen.pages.paper import Area, Glyph, Line, Page, Stroke
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.rules.red_rule_missing import lines_of_head
from reportgen.verify.shapes import Paragraph, is_han
from reportgen.verify.wording import is_red

LEFT, TOP = LEFT_MM, TOP_MM
RIGHT, BOTTOM = LEFT_MM + TEXT_WIDTH_MM, TOP_MM + TEXT_HEIGHT_MM
LINE_MM, CHARACTER_MM = LINE / TWIPS_PER_MM, CHARACTER / TWIPS_PER_MM
_ON_LINE = 0.8  # of an exact line is above its baseline

_HALVED = 24  # characters on a line: no other fault makes them so few
_CHARACTER_GRIDS = frozenset({"linesAndChars", "snapToChars"})
_LOST = frozenset("。，、；：？！.,;:?!")
_GAP = 2.5  # mm between characters that belong to two paragraphs on one line
_NEAR = 600  # characters within which the next paragraph is expected
_LONG = 6  # characters that are found by themselves, without the edges of a line around them
_LARGEST = 400_000  # characters; what is longer is not searched again from its beginning
_ENOUGH = 0.7  # of the characters of the text are on the pages, or they are those of another document


class Spot(NamedTuple):
    """What stands of a paragraph on one line of a page."""

    page: int
    line: Line

    @property
    def start(self) -> float:
        """Where the room of its first character begins."""
        return self.line.glyphs[0].start

    @property
    def end(self) -> float:
        """Where the room of its last character ends."""
        return self.line.glyphs[-1].end

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.start + self.end) / 2

    @property
    def row(self) -> float:
        """Which of the 22 lines of a page it stands on, from 1."""
        return (self.line.baseline - TOP) / LINE_MM + 1 - _ON_LINE

    @property
    def area(self) -> Area:
        """The box around its ink."""
        return self.line.area(self.page)


class _At(NamedTuple):
    """A character, and the line it stands on."""

    page: int
    row: int
    glyph: Glyph


class Paper:
    """The pages of a document, and where its paragraphs are on them."""

    def __init__(self, document: Anatomy, pages: Sequence[Page]) -> None:
        self.document = document
        self.pages = tuple(pages)
        sections = document.facts.sections
        self.head = min((section.top for section in sections), default=0) / TWIPS_PER_MM
        self.foot = min((section.bottom for section in sections), default=0) / TWIPS_PER_MM
        self._spots: dict[int, tuple[Spot, ...]] = {}
        self.bodies = tuple(tuple(self._body(page)) for page in self.pages)

    def _body(self, page: Page) -> Iterator[Line]:
        """The lines between the margins that the file sets: no page numbers, no running titles."""
        for line in page.lines:
            if self.head - 1 < line.baseline < page.height - self.foot + 1:
                yield line

    @cached_property
    def is_its(self) -> bool:
        """Whether the pages say what the document says."""
        said = [(len(words.words), bool(self.spots(words))) for words in self._sought if words.table is None]
        whole = sum(length for length, _ in said)
        written = len("".join("".join(words.text for words in self.document.paragraphs).split()))
        return (
            sum(length for length, found in said if found) >= _ENOUGH * whole
            and len(self._signs) <= written / _ENOUGH + _LONG
        )

    @cached_property
    def has_character_grid(self) -> bool:
        """Whether the file sets characters on a grid, which LibreOffice does otherwise than Word."""
        return any(section.grid in _CHARACTER_GRIDS for section in self.document.facts.sections)

    @cached_property
    def is_halved(self) -> bool:
        """Whether the program that printed it gave each character two places of the grid, as LibreOffice does."""
        if not self.has_character_grid:
            return False
        whole = [
            len(spot.line.glyphs)
            for words in self.document.body
            for spot in self.spots(words)[1:-1]
            if all(map(is_full_width, spot.line.glyphs))
        ]
        return bool(whole) and max(whole) < _HALVED

    def spots(self, paragraph: Paragraph) -> tuple[Spot, ...]:
        """Where a paragraph stands, line by line; empty when it is not found."""
        found = self._spots.get(id(paragraph))
        if found is None:
            start, end = self._places.get(id(paragraph), (0, 0))
            rows = groupby(self._signs[start:end], key=itemgetter(0, 1))
            found = tuple([Spot(page, Line(tuple([at.glyph for at in row]))) for (page, _), row in rows])
            self._spots[id(paragraph)] = found
        return found

    def area(self, paragraph: Paragraph) -> Area | None:
        """The box around a paragraph on the page where it begins."""
        spots = self.spots(paragraph)
        return _around([spot.area for spot in spots if spot.page == spots[0].page]) if spots else None

    def rules(self, page: int) -> list[Stroke]:
        """The rules across a page, downwards; one drawn in pieces is one."""
        found: list[Stroke] = []
        across = (stroke for stroke in self.pages[page - 1].strokes if stroke.right - stroke.left > 2)
        for stroke in sorted(across, key=lambda stroke: (round(stroke.top, 1), stroke.left)):
            last = found[-1] if found else None
            if last and abs(stroke.top - last.top) < 0.15 and stroke.left < last.right + 1:
                found[-1] = last._replace(right=max(last.right, stroke.right))
            else:
                found.append(stroke)
        return found

    @cached_property
    def red_rule(self) -> Stroke | None:
        """The red rule between file number and title; one that is drawn stands elsewhere in every program."""
        number, title = self.spot(self.document.file_number), self.spot(self.document.first)
        if number is None or title is None or number.page != title.page or not any(lines_of_head(self.document)):
            return None
        between = [
            rule
            for rule in self.rules(number.page)
            if is_red(rule.colour) and number.line.baseline < rule.top < title.line.top
        ]
        return between[0] if len(between) == 1 else None

    @cached_property
    def mark(self) -> Area | None:
        """The box around the ink of the mark, when all of it stands on one page."""
        spots = [self.spots(words) for words in self.document.mark]
        found = [spot.area for line in spots for spot in line]
        if not all(spots) or len({box.page for box in found}) != 1:
            return None
        return _around(found)

    @cached_property
    def is_mark_boxed(self) -> bool:
        """Whether the mark is in a text box or frame, which programs put in different places."""
        return any(words.box is not None for words in self.document.mark)

    def spot(self, paragraph: Paragraph | None) -> Spot | None:
        """The first line of a paragraph."""
        return next(iter(self.spots_of(paragraph)), None)

    def spots_of(self, paragraph: Paragraph | None) -> tuple[Spot, ...]:
        """Where a paragraph stands that may not be there."""
        return self.spots(paragraph) if paragraph else ()

    def is_upright(self, page: int) -> bool:
        """Whether a page is of the standard's size, and not turned."""
        sheet = self.pages[page - 1]
        return abs(sheet.width - PAGE_WIDTH_MM) < 2 and abs(sheet.height - PAGE_HEIGHT_MM) < 2

    # --- finding ----------------------------------------------------------------------------------------------------

    @cached_property
    def _sought(self) -> tuple[Paragraph, ...]:
        """The paragraphs to be found: words in tables stand side by side, so only those of head and imprint."""
        kept = {id(words) for words in (*self.document.head, *self.document.imprint)}
        return tuple(
            words for words in self.document.paragraphs if words.number and (words.table is None or id(words) in kept)
        )

    @cached_property
    def _signs(self) -> list[_At]:
        return [
            _At(page.number, row, glyph)
            for page, lines in zip(self.pages, self.bodies, strict=True)
            for row, line in enumerate(lines)
            for glyph in line.glyphs
        ]

    @cached_property
    def _worded(self) -> list[int]:
        """Which characters count when words are sought: LibreOffice loses a mark at the end of a line now and then."""
        return [place for place, at in enumerate(self._signs) if at.glyph.char not in _LOST]

    @cached_property
    def _places(self) -> dict[int, tuple[int, int]]:
        """From where to where among all characters a paragraph stands."""
        text = "".join([_plain(self._signs[place].glyph.char) for place in self._worded])
        found: dict[int, tuple[int, int]] = {}
        cursor = 0
        for paragraph in self._sought:
            words = "".join([_plain(char) for char in paragraph.text if not char.isspace() and char not in _LOST])
            place = self._find(text, words, cursor)
            if place is not None:
                end = place + len(words)
                found[id(paragraph)] = self._before(place), self._after(end)
                if place >= cursor and paragraph.table is None and paragraph.box is None:
                    cursor = end
        return found

    def _find(self, text: str, words: str, cursor: int) -> int | None:
        near = next(self._bounded(text, words, cursor, cursor + _NEAR + len(words)), None)
        if near is not None or not words or len(text) > _LARGEST:
            return near
        whole = list(self._bounded(text, words, 0, len(text)))
        if len(whole) == 1:
            return whole[0]
        if not whole and len(words) >= _LONG and text.count(words) == 1:
            return text.index(words)
        return next((place for place in whole if place >= cursor), None)

    def _bounded(self, text: str, words: str, start: int, end: int) -> Iterator[int]:
        """Where the words stand as a paragraph does: with nothing close before and after them on their line."""
        place = text.find(words, start, end) if words else -1
        while place >= 0:
            if self._is_edge(self._before(place)) and self._is_edge(self._after(place + len(words))):
                yield place
            place = text.find(words, place + 1, end)

    def _before(self, start: int) -> int:
        """The place where the words begin, or the marks before them when these begin the line."""
        place = self._worded[start]
        while place and self._signs[place - 1].glyph.char in _LOST and not self._is_edge(place):
            place -= 1
        return place if self._is_edge(place) else self._worded[start]

    def _after(self, end: int) -> int:
        """The place after the words that end before `end`, and after the marks that follow them on their line."""
        place = self._worded[end - 1] + 1
        while place < len(self._signs) and self._signs[place].glyph.char in _LOST and not self._is_edge(place):
            place += 1
        return place

    def _is_edge(self, place: int) -> bool:
        """Whether nothing stands close before this character on its line."""
        if place in {0, len(self._signs)}:
            return True
        before, after = self._signs[place - 1], self._signs[place]
        same = (before.page, before.row) == (after.page, after.row)
        return not same or after.glyph.start - before.glyph.end > _GAP


def _around(boxes: Sequence[Area]) -> Area:
    """One box around boxes of a page."""
    return Area(
        boxes[0].page,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def is_full_width(glyph: Glyph) -> bool:
    """Whether it takes a whole place on the grid: a Chinese character or mark."""
    return is_han(glyph.char) or unicodedata.east_asian_width(glyph.char) in "WF" or glyph.char in "“”‘’…—"


@lru_cache(maxsize=8192)
def _plain(char: str) -> str:
    """A character as it compares: some PDFs write a radical for the character that looks the same."""
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 else char
