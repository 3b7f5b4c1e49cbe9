"""Where two printed documents differ: other words, another place, another look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportgen.comparing.alignment import Item, alike
from reportgen.comparing.wording import changes
from reportgen.pages import Area, Glyph, Line, Page, Stroke

if TYPE_CHECKING:
    from PIL.Image import Image

_PAGE_NUMBER = re.compile(r"[—–－-]?\s*[0-9]+\s*[—–－-]?")
_MOVED = 0.7  # mm; less is the rounding of a renderer
_SLIT = 0.4  # mm: half the width of a mark between two characters
_MANY_STROKES = 200  # with so many a page is a drawing
_NEAR = 1.5  # mm between words and the line under them
_PAST = 6.0  # mm a line under words may begin behind the last of them: under a blank
_AIR = 0.5  # mm around a line when its picture is looked at
_MORE = 0.08  # of the ink


class Kind(StrEnum):
    """What is different."""

    WORDS = "words"
    PLACE = "place"
    LOOK = "look"


class Mark(NamedTuple):
    """A place on a page that is not as in the other document."""

    area: Area
    kind: Kind


class Pair(NamedTuple):
    """A page as it was and as it is, None where there was or is none, and what differs on either."""

    before: int | None
    after: int | None
    marks: tuple[tuple[Mark, ...], tuple[Mark, ...]]

    @property
    def differs(self) -> bool:
        """Whether anything does."""
        return self.before is None or self.after is None or any(self.marks)

    @property
    def places(self) -> int:
        """How many places differ, as the side with more of them shows."""
        return max(map(len, self.marks))


class Sheets(NamedTuple):
    """A printed document: its pages, and their pictures of so many dots to the inch."""

    pages: Sequence[Page]
    pictures: Sequence[Image]
    dots: int


class _Letter(NamedTuple):
    """A character, and the numbers, from 0, of its page and of its line on it."""

    page: int
    line: int
    glyph: Glyph


_Place: TypeAlias = tuple[int, int]
"""A line: the numbers of its page and of the line on it."""
_Marks: TypeAlias = tuple[list[Mark], list[Mark]]


def pairs(before: Sheets, after: Sheets) -> list[Pair]:
    """The pages of both, like beside like, with the places that differ."""
    marks: _Marks = ([], [])
    kept = _reworded(_letters(before.pages), _letters(after.pages), marks)
    _restyled(kept, marks)
    _indented(kept, before.pages, after.pages, marks)
    lines = list(_whole(kept, before.pages, after.pages))
    paged = _paged(before.pages, after.pages)
    beside = {(i, j) for i, j in paged if i is not None and j is not None}
    _moved([pair for pair in lines if (pair[0][0], pair[1][0]) in beside], before.pages, after.pages, marks)
    _redrawn(lines, before, after, marks)
    for i, j in sorted(beside):
        shifts = [
            (before.pages[i].lines[one[1]].baseline, after.pages[j].lines[other[1]].baseline)
            for one, other in lines
            if (one[0], other[0]) == (i, j)
        ]
        drawn = (
            _without_like(before.pages[i], after.pages[j], shifts),
            _without_like(after.pages[j], before.pages[i], [(b, a) for a, b in shifts]),
        )
        for side, found in zip(marks, drawn, strict=True):
            side.extend([mark for mark in found if not any(_within(mark.area, other.area) for other in side)])
    return [Pair(i, j, (_on(marks[0], i), _on(marks[1], j))) for i, j in paged]


def _letters(pages: Sequence[Page]) -> list[_Letter]:
    """Every character of the text, page numbers left out."""
    return [
        _Letter(page.number - 1, number, glyph)
        for page in pages
        for number, line in enumerate(page.lines)
        if not _is_page_number(line, page)
        for glyph in line.glyphs
    ]


def _is_page_number(line: Line, page: Page) -> bool:
    return line.top > page.height * 0.85 and _PAGE_NUMBER.fullmatch(line.text.strip()) is not None


def _reworded(a: Sequence[_Letter], b: Sequence[_Letter], marks: _Marks) -> list[tuple[_Letter, _Letter]]:
    """Mark other words; the characters that stayed."""
    kept: list[tuple[_Letter, _Letter]] = []
    at_a = at_b = 0
    for change in changes("".join(one.glyph.char for one in a), "".join(one.glyph.char for one in b)):
        end_a, end_b = at_a + len(change.before), at_b + len(change.after)
        if change.kept:
            kept += zip(a[at_a:end_a], b[at_b:end_b], strict=True)
        else:
            marks[0].extend(_boxes(a[at_a:end_a], Kind.WORDS) or _slit(a, at_a))
            marks[1].extend(_boxes(b[at_b:end_b], Kind.WORDS) or _slit(b, at_b))
        at_a, at_b = end_a, end_b
    return kept


def _boxes(letters: Iterable[_Letter], kind: Kind) -> list[Mark]:
    """One for each line that the letters stand on."""
    groups = (list(group) for _, group in groupby(letters, key=lambda one: (one.page, one.line)))
    return [Mark(_around(group[0].page, [one.glyph for one in group]), kind) for group in groups]


def _around(page: int, glyphs: Sequence[Glyph]) -> Area:
    return Area(
        page + 1,
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )


def _slit(letters: Sequence[_Letter], at: int) -> list[Mark]:
    """Between two characters, where the other document has something more."""
    if not letters:
        return []
    page, _, glyph = letters[min(at, len(letters) - 1)]
    edge = glyph.left if at < len(letters) else glyph.right
    return [Mark(Area(page + 1, edge - _SLIT, glyph.top, edge + _SLIT, glyph.bottom), Kind.WORDS)]


def _restyled(kept: Iterable[tuple[_Letter, _Letter]], marks: _Marks) -> None:
    """Mark the same words in another face, size or colour."""
    for same, group in groupby(kept, key=lambda pair: _style(pair[0].glyph) == _style(pair[1].glyph)):
        if not same:
            for side, letters in zip(marks, zip(*group, strict=True), strict=True):
                side.extend(_boxes(letters, Kind.LOOK))


def _style(glyph: Glyph) -> tuple[str, float, str]:
    return glyph.font, round(glyph.size, 1), glyph.colour


def _whole(
    kept: Iterable[tuple[_Letter, _Letter]], before: Sequence[Page], after: Sequence[Page]
) -> Iterator[tuple[_Place, _Place]]:
    """The lines that say the same from their first character to their last."""
    counts = Counter(((one.page, one.line), (other.page, other.line)) for one, other in kept)
    for (one, other), count in counts.items():
        lengths = {len(pages[page].lines[line].glyphs) for pages, (page, line) in ((before, one), (after, other))}
        if lengths == {count}:
            yield one, other


def _indented(
    kept: Iterable[tuple[_Letter, _Letter]], before: Sequence[Page], after: Sequence[Page], marks: _Marks
) -> None:
    """Mark lines that begin with the same character, but elsewhere across the page."""
    for pair in kept:
        lines = [pages[one.page].lines[one.line] for pages, one in zip((before, after), pair, strict=True)]
        begin = all(line.glyphs[0] is one.glyph for line, one in zip(lines, pair, strict=True))
        if begin and abs(pair[0].glyph.left - pair[1].glyph.left) >= _MOVED:
            for side, line, one in zip(marks, lines, pair, strict=True):
                side.append(Mark(_around(one.page, line.glyphs), Kind.PLACE))


def _moved(
    lines: Iterable[tuple[_Place, _Place]], before: Sequence[Page], after: Sequence[Page], marks: _Marks
) -> None:
    """Mark lines that stand nearer to the line above or further from it.

    What only follows a line that moved is not marked, nor what stands where it stood.
    """
    shifts: dict[tuple[_Place, _Place], float] = {}
    for one, other in lines:
        a, b = before[one[0]].lines[one[1]], after[other[0]].lines[other[1]]
        down = shifts[one, other] = b.baseline - a.baseline
        above = 0.0 if not one[1] and not other[1] else shifts.get(((one[0], one[1] - 1), (other[0], other[1] - 1)))
        if above is not None and abs(down - above) >= _MOVED and abs(down) >= _MOVED:
            for side, page, line in ((marks[0], one[0], a), (marks[1], other[0], b)):
                side.append(Mark(_around(page, line.glyphs), Kind.PLACE))


def _redrawn(lines: Iterable[tuple[_Place, _Place]], before: Sheets, after: Sheets, marks: _Marks) -> None:
    """Mark lines that say the same, but do not look the same."""
    marked = [{(mark.area.page, mark.area.top) for mark in side} for side in marks]
    for one, other in lines:
        areas = [
            _around(page, sheets.pages[page].lines[line].glyphs)
            for sheets, (page, line) in ((before, one), (after, other))
        ]
        if any((area.page, area.top) in side for area, side in zip(areas, marked, strict=True)):
            continue
        if _unlike(*(_cut(sheets, area) for sheets, area in zip((before, after), areas, strict=True))):
            for side, area in zip(marks, areas, strict=True):
                side.append(Mark(area, Kind.LOOK))


def _cut(sheets: Sheets, area: Area) -> Image:
    """The picture of an area and a little around it."""
    scale = sheets.dots / 25.4
    left, top = round((area.left - _AIR) * scale), round((area.top - _AIR) * scale)
    width, height = (round((length + 2 * _AIR) * scale) for length in (area.right - area.left, area.bottom - area.top))
    return sheets.pictures[area.page - 1].crop((left, top, left + width, top + height)).convert("RGB")


def _unlike(one: Image, other: Image) -> bool:
    """Whether one has more ink than the other; where it stands to a part of a dot says nothing."""
    return any(abs(a - b) > _MORE * max(a, b, 1.0) for a, b in zip(_ink(one), _ink(other), strict=True))


def _ink(picture: Image) -> list[float]:
    """How much there is of it, in each of the three colours."""
    from PIL import ImageStat

    found = ImageStat.Stat(picture)
    return [255 * count - total for count, total in zip(found.count, found.sum, strict=True)]


def _without_like(page: Page, other: Page, shifts: Sequence[tuple[float, float]]) -> Iterator[Mark]:
    """What is drawn on a page and has none like it on the other: there, or as far down as the text above has moved."""
    drawn, drawn_there = _drawn(page), _drawn(other)
    if max(len(drawn), len(drawn_there)) > _MANY_STROKES:
        return
    for stroke in drawn:
        above = [b - a for a, b in shifts if a < stroke.top]
        downs = (0.0, above[-1] if above else 0.0)
        if not any(_alike(stroke, one, down) for one in drawn_there for down in downs):
            yield Mark(Area(page.number, stroke.left, stroke.top, stroke.right, stroke.bottom), Kind.PLACE)


def _drawn(page: Page) -> list[Stroke]:
    """Its lines and its pictures."""
    return [*page.strokes, *(Stroke(*area[1:], colour="") for area in page.images)]


def _within(one: Area, other: Area) -> bool:
    """Whether a drawn line belongs to words that are marked: it crosses or underlines them."""
    down = other.top - _NEAR <= one.top and one.bottom <= other.bottom + _NEAR
    across = one.left < other.right + _PAST and other.left < one.right
    return one.page == other.page and across and down


def _alike(one: Stroke, other: Stroke, down: float) -> bool:
    apart = (
        one.left - other.left,
        one.right - other.right,
        one.top + down - other.top,
        one.bottom + down - other.bottom,
    )
    return one.colour == other.colour and all(abs(length) < _MOVED for length in apart)


def _paged(before: Sequence[Page], after: Sequence[Page]) -> list[tuple[int | None, int | None]]:
    """The pages that are alike, between them those that are not in turn, and those left over alone."""
    a, b = ([Item(_text(page)) for page in side] for side in (before, after))
    found: list[tuple[int | None, int | None]] = []
    at_a = at_b = 0
    for i, j in [*alike(a, b), (len(a), len(b))]:
        found += zip_longest(range(at_a, i), range(at_b, j))
        if i < len(a):
            found.append((i, j))
        at_a, at_b = i + 1, j + 1
    return found


def _text(page: Page) -> str:
    return "".join(line.text for line in page.lines if not _is_page_number(line, page))


def _on(marks: Iterable[Mark], page: int | None) -> tuple[Mark, ...]:
    return tuple(mark for mark in marks if page is not None and mark.area.page == page + 1)
