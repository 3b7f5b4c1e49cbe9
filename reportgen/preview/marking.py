"""Two pages beside one another, with the places marked that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reportgen.preview.differing import Kind, Mark, Pair, Sheets
from reportgen.preview.strip import beside, blank

if TYPE_CHECKING:
    from PIL.Image import Image

_RED, _GREEN = (200, 0, 30), (0, 130, 60)
_COLOURS = ({Kind.WORDS: _RED}, {Kind.WORDS: _GREEN})
_OTHERS = {Kind.PLACE: (30, 90, 200), Kind.LOOK: (200, 110, 0)}
_AIR = 0.4  # mm


def side_by_side(found: Iterable[Pair], before: Sheets, after: Sheets) -> Iterator[Image]:
    """A picture for each pair: on the left the page as it was, on the right as it is."""
    for pair in found:
        pages = [
            None if number is None else _marked(sheets, number, marks, _COLOURS[side] | _OTHERS)
            for side, (sheets, number, marks) in enumerate(
                zip((before, after), (pair.before, pair.after), pair.marks, strict=True)
            )
        ]
        size = next(page.size for page in pages if page)
        yield beside([page or blank(size) for page in pages])


def _marked(sheets: Sheets, number: int, marks: Iterable[Mark], colours: dict[Kind, tuple[int, int, int]]) -> Image:
    from PIL import ImageDraw

    picture = sheets.pictures[number].convert("RGB")
    drawing = ImageDraw.Draw(picture, "RGBA")
    scale = sheets.dots / 25.4
    for area, kind in marks:
        edges = (area.left - _AIR, area.top - _AIR, area.right + _AIR, area.bottom + _AIR)
        colour = colours[kind]
        drawing.rectangle(tuple(edge * scale for edge in edges), fill=(*colour, 45), outline=(*colour, 255), width=2)
    return picture
