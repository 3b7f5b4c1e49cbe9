"""The lines that are drawn: double ones, and red ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.verify.content import tag
from reportgen.verify.properties import number
from reportgen.verify.shapes import DoubleLine
from reportgen.verify.wording import is_red

if TYPE_CHECKING:
    from reportgen.verify.content import Element

VML = "{urn:schemas-microsoft-com:vml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COMPOUND = {"thickThin": "thickThin", "thinThick": "thinThick", "dbl": "double", "thinThin": "double", "tri": "double"}
_EMU_PER_TWIP = 635


def double(style: str) -> str:
    """thickThin, thinThick or double when a border is one of these; else ""."""
    kinds = ("thinThickThin", "thickThin", "thinThick", "double")
    kind = next((kind for kind in kinds if style.startswith(kind)), "")
    return "double" if kind == "thinThickThin" else kind


def drawn_double_lines(root: Element) -> Iterator[DoubleLine]:
    """The double lines that are shapes of a part."""
    for line in root.iter(_DRAWING + "ln"):
        if kind := _COMPOUND.get(line.get("cmpd", "")):
            color = line.find(f".//{_DRAWING}srgbClr")
            extent = next(
                (each.find("{*}extent") for each in line.iterancestors() if tag(each) in {"anchor", "inline"}), None
            )
            emu = "" if extent is None else extent.get("cx", "")
            yield DoubleLine(kind, "" if color is None else color.get("val", ""), number(emu) // _EMU_PER_TWIP)
    for stroke in root.iter(VML + "stroke"):
        shape = stroke.getparent()
        if shape is not None and (kind := _COMPOUND.get(stroke.get("linestyle", ""))):
            stated = str(stroke.get("color") or shape.get("strokecolor", "")).split(" ")[0]
            yield DoubleLine(kind, "FF0000" if stated == "red" else stated.removeprefix("#"), 0)


def has_red_line(root: Element) -> bool:
    """Whether a shape in a part is drawn in red."""
    return any(map(_is_red, root.iter(VML + "line", VML + "shape", VML + "rect", _DRAWING + "ln")))


def _is_red(stroke: Element) -> bool:
    if stroke.tag == _DRAWING + "ln":
        color = stroke.find(f".//{_DRAWING}srgbClr")
        return color is not None and is_red(color.get("val", ""))
    stated = stroke.get("strokecolor", "").split(" ")[0]
    return stated == "red" or is_red(stated.removeprefix("#"))
