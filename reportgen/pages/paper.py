"""A printed page as values; lengths are millimetres from its upper left corner."""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple


class Area(NamedTuple):
    """A place on a page, which is counted from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class Glyph(NamedTuple):
    """A printed character: the box around its ink, and where its own room begins and ends on the line."""

    char: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float  # points
    font: str  # without the six letters that mark a subset
    colour: str  # RRGGBB
    start: float
    end: float


class Line(NamedTuple):
    """The characters on one baseline, from left to right, blanks left out."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return "".join([glyph.char for glyph in self.glyphs])

    @property
    def left(self) -> float:
        """The left edge of its ink."""
        return min(glyph.left for glyph in self.glyphs)

    @property
    def right(self) -> float:
        """The right edge of its ink."""
        return max(glyph.right for glyph in self.glyphs)

    @property
    def top(self) -> float:
        """The upper edge of its ink."""
        return min(glyph.top for glyph in self.glyphs)

    @property
    def bottom(self) -> float:
        """The lower edge of its ink."""
        return max(glyph.bottom for glyph in self.glyphs)

    def area(self, page: int) -> Area:
        """The box around its ink, on the page of this number."""
        return Area(page, self.left, self.top, self.right, self.bottom)

    @property
    def baseline(self) -> float:
        """Where its largest characters stand."""
        return max(self.glyphs, key=_SIZE).baseline


_SIZE = itemgetter(Glyph._fields.index("size"))


class Stroke(NamedTuple):
    """A drawn rule: a line, or a rectangle so thin that it looks like one."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str


class Page(NamedTuple):
    """One side of paper; its lines stand in order, downwards."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]
    images: tuple[Area, ...]
