"""What a table says of its place, its width and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportgen.verify.content import W, tag
from reportgen.verify.properties import number, twips
from reportgen.verify.shapes import NO_LINE, Border, Floating, Table
from reportgen.verify.styles import Styles

if TYPE_CHECKING:
    from reportgen.verify.content import Element

_CELL_MARGIN = (108,)  # in Word's own table style


def style_of(table: Element | None, styles: Styles) -> str:
    """The style of a table, if there is one."""
    stated = None if table is None else table.find(f"{W}tblPr/{W}tblStyle")
    if table is None:
        return ""
    return styles.known("table", "" if stated is None else stated.get(W + "val", ""))


def read(element: Element, styles: Styles) -> Table:
    """What it says itself, and what its style does."""
    own = element.find(W + "tblPr")
    levels = [style.find(W + "tblPr") for style in reversed(styles.line("table", style_of(element, styles)))]
    borders: dict[str, Border] = {}
    for level in (*levels, own):
        sides = None if level is None else level.find(W + "tblBorders")
        for side in () if sides is None else sides:
            borders[_side(side)] = _border(side)
    width = None if own is None else own.find(W + "tblW")
    in_twips = width is not None and width.get(W + "type", "dxa") == "dxa"
    indent = None if own is None else own.find(W + "tblInd")
    return Table(
        width=twips(width.get(W + "w")) if width is not None and in_twips else 0,
        floating=_floating(own),
        borders=borders,
        columns=sum(twips(column.get(W + "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")),
        indent=0 if indent is None else twips(indent.get(W + "w")),
        lines=tuple(_lines(element, borders)),
        margin=next(filter(None, map(_margin, (own, *reversed(levels)))), _CELL_MARGIN)[0],
    )


def _lines(table: Element, borders: Mapping[str, Border]) -> Iterator[Border | None]:
    """The lines across a table from above; what a cell says wins over its table."""
    rows = [[_cell_lines(cell) for cell in row.iter(W + "tcPr")] for row in table.iterchildren(W + "tr")]
    for place in range(len(rows) + 1):
        side = "top" if place == 0 else "bottom" if place == len(rows) else "insideH"
        below = [cell["top"] for cell in rows[place] if "top" in cell] if place < len(rows) else []
        above = [cell["bottom"] for cell in rows[place - 1] if "bottom" in cell] if place else []
        drawn = [line for line in (*above, *below) if line.style not in NO_LINE]
        own = borders.get(side)
        stated = bool(above or below)
        yield drawn[0] if drawn else None if stated or own is None or own.style in NO_LINE else own


def _cell_lines(cell: Element) -> dict[str, Border]:
    sides = cell.find(W + "tcBorders")
    return {} if sides is None else {_side(side): _border(side) for side in sides}


def _border(side: Element) -> Border:
    return Border(side.get(W + "val", ""), number(side.get(W + "sz")), side.get(W + "color", "auto"))


def _margin(properties_: Element | None) -> tuple[int] | None:
    """How far text is kept from the left edge of a cell, where it is stated."""
    cells = None if properties_ is None else properties_.find(W + "tblCellMar")
    sides = (
        []
        if cells is None
        else [side for side in (cells.find(W + "left"), cells.find(W + "start")) if side is not None]
    )
    return (twips(sides[0].get(W + "w")),) if sides else None


def _side(element: Element) -> str:
    name = tag(element)
    return {"start": "left", "end": "right"}.get(name, name)


def _floating(own: Element | None) -> Floating | None:
    place = None if own is None else own.find(W + "tblpPr")
    if place is None:
        return None
    return Floating(
        horizontal_anchor=place.get(W + "horzAnchor", "text"),
        vertical_anchor=place.get(W + "vertAnchor", "text"),
        x=twips(place.get(W + "tblpX")),
        y=twips(place.get(W + "tblpY")),
        horizontal=place.get(W + "tblpXSpec", ""),
        vertical=place.get(W + "tblpYSpec", ""),
    )
