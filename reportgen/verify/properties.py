"""What w:pPr and w:rPr state, flat: a mapping laid over another is the one inherited with its own on top."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeAlias

from reportgen.verify.content import W

if TYPE_CHECKING:
    from reportgen.verify.content import Element

Properties: TypeAlias = dict[str, str]

TOGGLES = ("b",)
"""Properties that a character style turns off again where its paragraph style turns them on (ECMA-376, 17.7.3)."""

THEME = "theme:"
"""Before the name of a theme's face, such as theme:minorEastAsia."""

_VAL = W + "val"
_POINTS = {"pt": 1.0, "pc": 12.0, "pi": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}


def of_run(element: Element | None) -> Properties:
    """What a w:rPr states: faces, size, colour, bold, scale, spacing."""
    return _stated(element, _RUN)


def of_paragraph(element: Element | None) -> Properties:
    """What a w:pPr states: spacing, indents, alignment, grid."""
    return _stated(element, _PARAGRAPH)


def is_on(value: str | None) -> bool:
    """Whether a switch such as <w:b/> or <w:b w:val="0"/> is on; one without a value is."""
    return value not in {"0", "false", "off"}


def switch(parent: Element | None, name: str) -> bool:
    """Whether the switch `name` under `parent` is there and on."""
    element = None if parent is None else parent.find(W + name)
    return element is not None and is_on(element.get(_VAL))


def twips(value: str | None, default: int = 0) -> int:
    """A length in twips, stated as a number of them or with a unit: 579, 28.95pt."""
    return _units(value, 20, default)


def half_points(value: str | None, default: int = 0) -> int:
    """A size in half-points, stated as a number of them or with a unit: 32, 16pt."""
    return _units(value, 2, default)


def number(value: str | None, default: int = 0) -> int:
    """A whole number, or `default` for what is none."""
    return _units(value, 1, default)


def _units(value: str | None, per_point: int, default: int) -> int:
    found = re.fullmatch(r"\s*([+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)(pt|pc|pi|in|cm|mm|%)?\s*", value or "")
    if not found:
        return default
    points = _POINTS.get(found[2])
    return round(float(found[1]) * (per_point * points if points else 1))


def _stated(element: Element | None, readers: dict[str, Callable[[Element], Properties]]) -> Properties:
    found: Properties = {}
    for child in () if element is None else element:
        reader = readers.get(child.tag)
        if reader:
            found |= reader(child)
    return found


def _value(key: str) -> Callable[[Element], Properties]:
    return lambda element: {key: element.get(_VAL, "")}


def _switch(key: str) -> Callable[[Element], Properties]:
    return lambda element: {key: "1" if is_on(element.get(_VAL)) else ""}


def _fonts(element: Element) -> Properties:
    found = {slot: face for slot in _SLOTS if (face := element.get(W + slot))}
    if hint := element.get(W + "hint"):
        found["hint"] = hint
    for attribute, slot in _THEMED.items():
        if theme := element.get(W + attribute):
            found[slot] = THEME + theme
    return found


_SLOTS = ("ascii", "hAnsi", "eastAsia")
_THEMED = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia"}


def _spacing(element: Element) -> Properties:
    found = _attributes(element, ("before", "after", "line"))
    if _spacing_lines(element):
        found["lines"] = "1"
    if "line" in found:
        found["lineRule"] = element.get(W + "lineRule", "auto")
    return found


def _indent(element: Element) -> Properties:
    found = _attributes(element, ("left", "right", "leftChars", "rightChars"))
    for new, old in (("start", "left"), ("end", "right"), ("startChars", "leftChars"), ("endChars", "rightChars")):
        if (value := element.get(W + new)) is not None:
            found[old] = value
    # A first line hangs or is indented: what is stated last undoes either.
    for unit in ("", "Chars"):
        for name, sign in (("firstLine", ""), ("hanging", "-")):
            if (value := element.get(W + name + unit)) is not None:
                found["first" + unit] = sign + value
    return found


def _attributes(element: Element, names: Iterable[str]) -> Properties:
    return {name: value for name in names if (value := element.get(W + name)) is not None}


def _alignment(element: Element) -> Properties:
    value = element.get(_VAL, "")
    return {"align": {"start": "left", "end": "right"}.get(value, value)}


def _spacing_lines(element: Element) -> bool:
    names = ("beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing")
    return any(element.get(W + name, "0") not in {"0", "false", "off"} for name in names)


def _borders(element: Element) -> Properties:
    found: Properties = {}
    for side in element:
        name = {W + "top": "above", W + "bottom": "below"}.get(side.tag)
        if name:
            found[name] = f"{side.get(_VAL, '')} {number(side.get(W + 'sz'))} {side.get(W + 'color', 'auto')}"
    return found


def _tabs(element: Element) -> Properties:
    return {"tabs": " ".join(f"{stop.get(_VAL, '')}:{twips(stop.get(W + 'pos'))}" for stop in element)}


def _list(element: Element) -> Properties:
    stated = element.find(W + "numId")
    return {} if stated is None else {"list": "" if stated.get(_VAL) == "0" else "1"}


def _frame(element: Element) -> Properties:
    return {"frame": element.get(W + "xAlign", "none")}


_RUN = {
    W + "rFonts": _fonts,
    W + "b": _switch("b"),
    W + "color": _value("color"),
    W + "w": _value("scale"),
    W + "spacing": _value("spacing"),
    W + "sz": _value("size"),
    W + "rStyle": _value("style"),
}
_PARAGRAPH = {
    W + "pStyle": _value("style"),
    W + "framePr": _frame,
    W + "snapToGrid": _switch("snap"),
    W + "spacing": _spacing,
    W + "ind": _indent,
    W + "jc": _alignment,
    W + "pBdr": _borders,
    W + "tabs": _tabs,
    W + "numPr": _list,
    W + "contextualSpacing": _switch("contextual"),
    W + "pageBreakBefore": _switch("newPage"),
}
