"""Reads a PDF and draws its pages; the only user of pypdfium2.

The functions of PDFium are called directly where a page has thousands of things to ask about.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from math import hypot
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.pages.paper import Area, Glyph, Line, Page, Stroke
from reportgen.problems import Location, OutputError, Problem

if TYPE_CHECKING:
    from PIL.Image import Image

_MM = 25.4 / 72
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_SAME_LINE = 0.3  # mm between two baselines
_RAISED = 0.75  # of the size of the characters beside it
_TEXT = 22  # points: what is larger has no raised characters
_BASELINE, _START = Glyph._fields.index("baseline"), Glyph._fields.index("start")
_THIN = 1.6  # mm: a rule is no thicker
_SHORT = 2.0  # mm: a rule is no shorter
_DEEPEST = 8  # forms within forms

_AS_ADDRESS = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)  # a handle that compares, and cheap

Matrix = tuple[float, float, float, float, float, float]


class NotAPdf(Exception):  # noqa: N818  it says what the file is not
    """The bytes are no PDF, or one that cannot be opened."""


class _Look(NamedTuple):
    """What the characters of one piece of text have in common."""

    upright: bool
    baseline: float
    size: float
    font: str
    colour: str


def read(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a PDF; raises NotAPdf, and OutputError where the extra is not installed."""
    with _opened(pdf) as document:
        return tuple([_Reader(page, number).page() for number, page in enumerate(document, 1)])


def pictures(pdf: bytes, dots: int = 100) -> Iterator[Image]:
    """Its pages as pictures, with so many dots to the inch."""
    with _opened(pdf) as document:
        for page in document:
            yield page.render(scale=dots / 72).to_pil().convert("RGB")


def check() -> None:
    """Raises OutputError where the extra is not installed."""
    try:
        import pypdfium2  # noqa: F401
    except ImportError as error:
        message = "没有装读 PDF 页面的部分（pypdfium2）"
        problem = Problem(Location("reportgen"), "no-pages", message, '安装：pip install "reportgen[pages]"')
        raise OutputError([problem]) from error


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    check()
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise NotAPdf(str(error)) from error
    with document:
        yield document


class _Reader:
    """A page being read."""

    def __init__(self, page: Any, number: int) -> None:
        import pypdfium2.raw

        self.raw: Any = pypdfium2.raw
        self.handle = page
        self.number = number
        self.place = _upright(page.get_cropbox(), page.get_rotation())

    def page(self) -> Page:
        """What stands on it."""
        width, height = self.handle.get_size()
        strokes: list[Stroke] = []
        images: list[Area] = []
        for shape, matrix in self.shapes(self.handle.raw, self.place, 0):
            if self.raw.FPDFPageObj_GetType(shape) == self.raw.FPDF_PAGEOBJ_PATH:
                strokes.extend(self.strokes(shape, matrix))
            else:
                images.append(Area(self.number, *_box(matrix, 0, 0, 1, 1)))  # a picture fills the unit square
        return Page(self.number, width * _MM, height * _MM, _lines(self.glyphs()), tuple(strokes), tuple(images))

    def glyphs(self) -> Iterator[Glyph]:
        """Its upright characters, in the order of the file."""
        raw, place, text = self.raw, self.place, self.raw.FPDFText_LoadPage(self.handle)
        piece_of = ctypes.cast(raw.FPDFText_GetTextObject, _AS_ADDRESS)
        looks: dict[int, _Look] = {}
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        box = [ctypes.byref(edge) for edge in (left, right, bottom, top)]
        room = raw.FS_RECTF()
        room_ref = ctypes.byref(room)
        for index in range(raw.FPDFText_CountChars(text)):
            piece = piece_of(text, index)
            if piece is None:  # a blank that the file does not have
                continue
            look = looks.get(piece)
            if look is None:
                look = looks[piece] = self.look(text, index)
            char = chr(raw.FPDFText_GetUnicode(text, index))
            if not look.upright or char.isspace() or not char.isprintable():
                continue
            raw.FPDFText_GetCharBox(text, index, *box)
            ink = _box(place, left.value, bottom.value, right.value, top.value)
            raw.FPDFText_GetLooseCharBox(text, index, room_ref)
            own = _box(place, room.left, room.bottom, room.right, room.top)
            yield Glyph(char, *ink, look.baseline, look.size, look.font, look.colour, own[0], own[2])
        raw.FPDFText_ClosePage(text)

    def look(self, text: Any, index: int) -> _Look:
        """What the characters of the piece of text around this one have in common."""
        matrix = self.raw.FS_MATRIX()
        self.raw.FPDFText_GetMatrix(text, index, matrix)
        a, b, c, d, _, _ = _after(_numbers(matrix), self.place)
        size = self.raw.FPDFText_GetFontSize(text, index) * hypot(c, d) / _MM
        name = ctypes.create_string_buffer(200)
        self.raw.FPDFText_GetFontInfo(text, index, name, len(name), None)
        channels = [ctypes.c_uint() for _ in range(4)]
        self.raw.FPDFText_GetFillColor(text, index, *map(ctypes.byref, channels))
        font = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
        x, y = ctypes.c_double(), ctypes.c_double()
        self.raw.FPDFText_GetCharOrigin(text, index, x, y)
        baseline = _through(self.place, x.value, y.value)[1]
        return _Look(a > 0 > d and abs(b) + abs(c) < 0.5 * a, baseline, round(size, 2), font, _colour(channels))

    def shapes(self, owner: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
        """The paths and images of a page or form, those of forms in it included."""
        raw = self.raw
        count, get = (
            (raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
            if depth
            else (raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
        )
        for index in range(count(owner)):
            shape = get(owner, index)
            kind = raw.FPDFPageObj_GetType(shape)
            if kind in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}:
                yield shape, _after(self.matrix(shape), matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                yield from self.shapes(shape, _after(self.matrix(shape), matrix), depth + 1)

    def matrix(self, shape: Any) -> Matrix:
        """How a shape is placed in what it belongs to."""
        found = self.raw.FS_MATRIX()
        self.raw.FPDFPageObj_GetMatrix(shape, found)
        return _numbers(found)

    def strokes(self, path: Any, matrix: Matrix) -> Iterator[Stroke]:
        """The rules that a path draws."""
        raw = self.raw
        fill, stroked, width = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        raw.FPDFPath_GetDrawMode(path, fill, stroked)
        channels = [ctypes.c_uint() for _ in range(4)]
        outlines = [[_through(matrix, *point) for point in points] for points in self.outlines(path)]
        if stroked.value:
            raw.FPDFPageObj_GetStrokeColor(path, *map(ctypes.byref, channels))
            raw.FPDFPageObj_GetStrokeWidth(path, width)
            half = max(width.value * hypot(*matrix[:2]), 0.05) / 2
            lines = [pair for points in outlines for pair in pairwise(points)]
            for (x0, y0), (x1, y1) in lines:
                wide, high = (0.0, half) if abs(x1 - x0) > abs(y1 - y0) else (half, 0.0)
                yield from _rule(
                    (min(x0, x1) - wide, min(y0, y1) - high, max(x0, x1) + wide, max(y0, y1) + high), channels
                )
        elif fill.value:
            raw.FPDFPageObj_GetFillColor(path, *map(ctypes.byref, channels))
            for points in outlines:
                across, down = zip(*points, strict=True)
                yield from _rule((min(across), min(down), max(across), max(down)), channels)

    def outlines(self, path: Any) -> list[list[tuple[float, float]]]:
        """The points of each outline of a path, the first again at the end of a closed one."""
        raw, found = self.raw, list[list[tuple[float, float]]]()
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(raw.FPDFPath_CountSegments(path)):
            segment = raw.FPDFPath_GetPathSegment(path, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not found:
                found.append([])
            found[-1].append((x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                found[-1].append(found[-1][0])
        return found


def _lines(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """Characters by their baselines, downwards; raised and lowered ones belong to the line they are beside."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=itemgetter(_BASELINE)):
        if rows and glyph.baseline - rows[-1][0].baseline < _SAME_LINE:
            rows[-1].append(glyph)
        elif rows and glyph.baseline - rows[-1][0].baseline < _reach(rows[-1][0], glyph):
            rows[-1].append(glyph)
            rows[-1][0], rows[-1][-1] = sorted((rows[-1][0], glyph), key=lambda one: one.size, reverse=True)
        else:
            rows.append([glyph])
    return tuple([Line(tuple(sorted(row, key=itemgetter(_START)))) for row in rows])


def _reach(one: Glyph, other: Glyph) -> float:
    """How far apart the baselines of two characters of a line may be."""
    small, large = sorted((one.size, other.size))
    raised = small < _RAISED * large and large <= _TEXT
    return (0.4 if raised else 0.3 * small / large) * large * _MM


def _rule(box: tuple[float, float, float, float], channels: list[ctypes.c_uint]) -> Iterator[Stroke]:
    """A rule, when the box is long and thin."""
    sides = sorted((box[2] - box[0], box[3] - box[1]))
    if sides[0] <= _THIN and sides[1] >= _SHORT:
        yield Stroke(*box, _colour(channels))


def _colour(channels: list[ctypes.c_uint]) -> str:
    return "".join(f"{channel.value:02X}" for channel in channels[:3])


def _upright(crop: tuple[float, float, float, float], rotation: int) -> Matrix:
    """From the points of a page to millimetres from the upper left corner of the page as it is seen."""
    left, bottom, right, top = crop
    mm = _MM
    return {
        0: (mm, 0.0, 0.0, -mm, -left * mm, top * mm),
        90: (0.0, mm, mm, 0.0, -bottom * mm, -left * mm),
        180: (-mm, 0.0, 0.0, mm, right * mm, -bottom * mm),
        270: (0.0, -mm, -mm, 0.0, top * mm, right * mm),
    }[rotation % 360]


def _numbers(matrix: Any) -> Matrix:
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _after(first: Matrix, then: Matrix) -> Matrix:
    """One matrix for two, one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _through(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _box(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """A box through a matrix that turns by right angles at most: left, top, right, bottom."""
    a, b, c, d, e, f = matrix
    left, right = a * x0 + c * y0 + e, a * x1 + c * y1 + e
    top, bottom = b * x0 + d * y0 + f, b * x1 + d * y1 + f
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)
