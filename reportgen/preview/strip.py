"""Many pictures as one."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_GREY = (205, 205, 205)
_GAP = 16
_HIGH, _LOW = 700, 350  # dots of a page
_MANY = 40  # from so many pages on they are small
_SHAPE = 1.5  # about how much wider than high the whole is


def small(page: Image, count: int) -> Image:
    """A page as it stands among `count`."""
    height = _HIGH if count < _MANY else _LOW
    return page.convert("RGB").resize((round(page.width * height / page.height), height))


def strip(pages: Sequence[Image]) -> Image:
    """All pages in order, from left to right and then downwards."""
    shape = max(page.height for page in pages) / max(page.width for page in pages)
    across = min(len(pages), ceil(sqrt(len(pages) * _SHAPE * shape)))
    return _below([beside(pages[start : start + across]) for start in range(0, len(pages), across)])


def beside(pictures: Sequence[Image]) -> Image:
    """Pictures from left to right, on grey."""
    width = sum(picture.width + _GAP for picture in pictures) + _GAP
    sheet = blank((width, max(picture.height for picture in pictures) + 2 * _GAP))
    at = _GAP
    for picture in pictures:
        sheet.paste(picture, (at, _GAP))
        at += picture.width + _GAP
    return sheet


def _below(pictures: Sequence[Image]) -> Image:
    sheet = blank((max(picture.width for picture in pictures), sum(picture.height for picture in pictures)))
    at = 0
    for picture in pictures:
        sheet.paste(picture, (0, at))
        at += picture.height
    return sheet


def blank(size: tuple[int, int]) -> Image:
    """Grey, where a page has no counterpart."""
    import PIL.Image

    return PIL.Image.new("RGB", size, _GREY)
