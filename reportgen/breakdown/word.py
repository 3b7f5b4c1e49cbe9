"""The table of tasks as a Word file: a sheet of the standard, turned, with the table under its title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.breakdown import Breakdown
from reportgen.gbt9704 import layout
from reportgen.gbt9704.layout import Face, Rule
from reportgen.gbt9704.marks import half_cells
from reportgen.gbt9704.title import break_title
from reportgen.render.properties import core_properties
from reportgen.stencil.places import Line
from reportgen.stencil.styles import PARAGRAPH_STYLES, Style, styles_xml
from reportgen.stencil.wml import w
from reportgen.stencil.word import border, document_parts, paragraph, section

_PAGE = layout.PAGE.turned()
_COLUMNS = (680, 1900, 2880, 2500, 1500, 1676, 1620)  # as wide as the type area
_CENTRED = frozenset({0, 6})  # the numbers and the deadlines
_TEXT, _HEAD = Face(layout.FANGSONG, 12), Face(layout.HEITI, 12)  # 小四: the standard leaves tables free
_LINE = 400
_SIDE = 80  # room between a rule and the text beside it
_TITLE_CELLS = 56  # half cells of a 2号 title in a line of the turned page

_OF_THE_STANDARD = {style.id: style for style in PARAGRAPH_STYLES}
_STYLES = (
    replace(_OF_THE_STANDARD["TitleTop"], after=layout.LINE // 2),
    Style("TableHead", "表头", _HEAD, line=_LINE, align="center"),
    Style("TableText", "表格文字", _TEXT, line=_LINE, align="left"),
    Style("TableCentred", "表格文字（居中）", _TEXT, line=_LINE, align="center"),
    Style("TableEnd", "表后", Face(layout.FANGSONG, 1), line=20),
    _OF_THE_STANDARD["PageNumberOdd"],
    _OF_THE_STANDARD["PageNumberEven"],
)


def parts(table: Breakdown) -> dict[str, bytes]:
    """The parts of the Word file."""
    title = "".join(paragraph(_line("TitleTop", line)) for line in _title(table))
    rows = [_row(table.headings, ["TableHead"] * len(_COLUMNS), "tblHeader")]
    styles = ["TableCentred" if column in _CENTRED else "TableText" for column in range(len(_COLUMNS))]
    rows += [_row(row.cells(), styles) for row in table.rows]
    grid = w("tblGrid", *(w("gridCol", w=width) for width in _COLUMNS))
    body = title + w("tbl", _PROPERTIES, grid, *rows) + paragraph(Line("TableEnd", ())) + section(_PAGE)
    return document_parts(body, styles_xml(_STYLES, ()), core_properties(table.title, table.office, table.day))


def _title(table: Breakdown) -> list[str]:
    """The title in one line of the wide page, or in the few it needs."""
    return [table.title] if half_cells(table.title) <= _TITLE_CELLS else break_title(table.title, [table.office])


def _line(style: str, text: str) -> Line:
    return Line(style, (("", text),) if text else ())


def _row(cells: Iterable[str], styles: Sequence[str], *marks: str) -> str:
    """A row that no page breaks; one marked `tblHeader` stands at the top of every page."""
    written = (
        w("tc", w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center")), *_lines(style, cell))
        for cell, style, width in zip(cells, styles, _COLUMNS, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), *map(w, marks)), *written)


def _lines(style: str, cell: str) -> Iterable[str]:
    return (paragraph(_line(style, text)) for text in cell.split("\n"))


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_PROPERTIES = w(
    "tblPr",
    w("tblW", w=sum(_COLUMNS), type="dxa"),
    w("tblBorders", *(border(side, Rule(4)) for side in _SIDES)),
    w("tblLayout", type="fixed"),
    w("tblCellMar", *(w(side, w=_SIDE, type="dxa") for side in ("left", "right"))),
)
