"""Measures a printed page: where its lines stand, where its rules run, where there is ink.

All lengths are millimetres; down the page from its upper edge, across from its left edge.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pdfplumber
from PIL import Image, ImageChops

from reportgen.gbt9704 import layout

MM = 25.4 / 72
LINE = layout.LINE / layout.TWIPS_PER_MM
CHARACTER = layout.CHARACTER / layout.TWIPS_PER_MM
LEFT, TOP = layout.LEFT_MM, layout.TOP_MM
RIGHT, BOTTOM = LEFT + layout.TEXT_WIDTH_MM, TOP + layout.TEXT_HEIGHT_MM
DPI = 200


@dataclass(frozen=True)
class Line:
    """One printed line."""

    text: str
    left: float
    right: float
    baseline: float
    points: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def row(self) -> float:
        """Which of the page's 22 lines a 3号 line stands on, from 1; the baseline of an exact line is at 80 %."""
        return round((self.baseline - TOP) / LINE + 0.2, 1)

    @property
    def free_left(self) -> float:
        """Characters between the type area's left edge and the line."""
        return (self.left - LEFT) / CHARACTER

    @property
    def free_right(self) -> float:
        return (RIGHT - self.right) / CHARACTER


@dataclass(frozen=True)
class Rule:
    left: float
    right: float
    top: float
    thickness: float


@dataclass(frozen=True)
class Ink:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Sheet:
    """One side of paper."""

    def __init__(self, page: pdfplumber.page.Page) -> None:
        self._page = page
        self.number = page.page_number

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the type area, downwards."""
        return [line for line in self._all if line.baseline < BOTTOM]

    @cached_property
    def page_number(self) -> Line:
        (line,) = [line for line in self._all if line.baseline > BOTTOM]
        return line

    def line(self, words: str) -> Line:
        """The line that says this, or else the only one that has it."""
        whole = [line for line in self.lines if line.text == words]
        (found,) = whole or [line for line in self.lines if words in line.text]
        return found

    def glyphs(self, words: str) -> Line:
        """These words alone, out of the line they stand in."""
        for row in self._rows:
            text = "".join(glyph["text"] for glyph in row)
            if words in text:
                start = text.index(words)
                return _line(row[start : start + len(words)], self._page.height)
        raise LookupError(words)

    @cached_property
    def rules(self) -> list[Rule]:
        """The horizontal rules, downwards; a rule between two cells may come in pieces."""
        strokes = [*self._page.rects, *self._page.lines, *self._page.curves]
        pieces = [
            Rule(stroke["x0"] * MM, stroke["x1"] * MM, stroke["top"] * MM, _thickness(stroke) * MM)
            for stroke in strokes
        ]
        rules: list[Rule] = []
        for piece in sorted(pieces, key=lambda piece: piece.top):
            if rules and abs(piece.top - rules[-1].top) < 0.1:
                other = rules.pop()
                rules.append(replace(piece, left=min(piece.left, other.left), right=max(piece.right, other.right)))
            else:
                rules.append(piece)
        return rules

    def ink(self, top: float, bottom: float, *, right: float = 210, red: bool = False) -> Ink:
        """The ink between two heights, as far as `right`."""
        scale = DPI / 25.4
        start = round(top * scale)
        strip = self._image.crop((0, start, round(right * scale), round(bottom * scale)))
        bright, green, _ = strip.split()
        seen = ImageChops.subtract(bright, green) if red else ImageChops.invert(bright)
        box = seen.point(lambda value: 255 if value > 100 else 0).getbbox()
        if box is None:
            raise LookupError("no ink")
        left, upper, last, lower = box
        return Ink(left / scale, (start + upper) / scale, last / scale, (start + lower) / scale)

    @cached_property
    def _image(self) -> Image.Image:
        return self._page.to_image(resolution=DPI).original.convert("RGB")

    @cached_property
    def _rows(self) -> list[list[dict]]:
        rows: dict[int, list[dict]] = defaultdict(list)
        for glyph in self._page.chars:
            if glyph["text"].strip():
                rows[round(glyph["matrix"][5])].append(glyph)
        return [sorted(rows[height], key=lambda glyph: glyph["x0"]) for height in sorted(rows, reverse=True)]

    @cached_property
    def _all(self) -> list[Line]:
        return [_line(row, self._page.height) for row in self._rows]


def _line(glyphs: list[dict], height: float) -> Line:
    first, last = glyphs[0], glyphs[-1]
    return Line(
        "".join(glyph["text"] for glyph in glyphs),
        first["x0"] * MM,
        last["x1"] * MM,
        (height - first["matrix"][5]) * MM,
        round(first["size"], 1),
    )


def _thickness(stroke: dict) -> float:
    return stroke["height"] or stroke["linewidth"]


def sheets(file: Path) -> list[Sheet]:
    """The sheets of a PDF, in order."""
    return [Sheet(page) for page in pdfplumber.open(BytesIO(file.read_bytes())).pages]
