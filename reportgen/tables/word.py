"""Tables as a Word file: a sheet of the standard, turned, with the tables under their title."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportgen.gbt9704 import layout
from reportgen.gbt9704.layout import Face, Rule
from reportgen.gbt9704.marks import half_cells
from reportgen.gbt9704.title import break_title
from reportgen.render.properties import core_properties
from reportgen.stencil.places import Line
from reportgen.stencil.styles import PARAGRAPH_STYLES, Style, styles_xml
from reportgen.stencil.wml import w
from reportgen.stencil.word import border, document_parts, paragraph, section
from reportgen.tables import Cells, Column, Table, Tables

_PAGE = layout.PAGE.turned()
_TEXT, _HEAD = Face(layout.FANGSONG, 12), Face(layout.HEITI, 12)  # 小四: the standard leaves tables free
_LINE = 400
_SIDE = 80  # room between a rule and the text beside it
_TITLE_CELLS = 56  # half cells of a 2号 title in a line of the turned page

_OF_THE_STANDARD = {style.id: style for style in PARAGRAPH_STYLES}
_STYLES = (
    replace(_OF_THE_STANDARD["TitleTop"], after=layout.LINE // 2),
    Style("TableName", "表名", Face(layout.HEITI, 16), line=layout.LINE, align="left", before=layout.LINE // 2),
    Style("TableHead", "表头", _HEAD, line=_LINE, align="center"),
    Style("TableText", "表格文字", _TEXT, line=_LINE, align="left"),
    Style("TableCentred", "表格文字（居中）", _TEXT, line=_LINE, align="center"),
    Style("TableAcross", "表格文字（通栏）", Face(layout.KAITI, 12), line=_LINE, align="left", keep_next=True),
    Style("TableEnd", "表后", Face(layout.FANGSONG, 1), line=20),
    _OF_THE_STANDARD["PageNumberOdd"],
    _OF_THE_STANDARD["PageNumberEven"],
)


def parts(tables: Tables) -> dict[str, bytes]:
    """The parts of the Word file; several tables stand each under its name."""
    title = "".join(paragraph(_line("TitleTop", line)) for line in _title(tables))
    several = len(tables.printed) > 1
    body = "".join(_named(table, several=several) for table in tables.printed)
    properties = core_properties(tables.title, tables.office, tables.day)
    return document_parts(title + body + section(_PAGE), styles_xml(_STYLES, ()), properties)


def _title(tables: Tables) -> list[str]:
    """The title in one line of the wide page, or in the few it needs."""
    return [tables.title] if half_cells(tables.title) <= _TITLE_CELLS else break_title(tables.title, [tables.office])


def _named(table: Table, *, several: bool) -> str:
    heads = tuple(column.head for column in table.columns)
    styles = ["TableCentred" if column.centred else "TableText" for column in table.columns]
    rows = [_row(heads, table.columns, ["TableHead"] * len(heads), "tblHeader")]
    rows += [_row(cells, table.columns, styles) if len(cells) > 1 else _across(cells, table) for cells in table.rows]
    grid = w("tblGrid", *(w("gridCol", w=column.width) for column in table.columns))
    name = paragraph(_line("TableName", table.name)) if several else ""
    return name + w("tbl", _properties(table), grid, *rows) + paragraph(Line("TableEnd", ()))


def _line(style: str, text: str) -> Line:
    return Line(style, (("", text),) if text else ())


def _row(cells: Iterable[str | int], columns: Iterable[Column], styles: Sequence[str], *marks: str) -> str:
    """A row that no page breaks; one marked `tblHeader` stands at the top of every page."""
    written = (
        w("tc", w("tcPr", w("tcW", w=column.width, type="dxa"), w("vAlign", val="center")), *_lines(style, str(cell)))
        for cell, style, column in zip(cells, styles, columns, strict=True)
    )
    return w("tr", w("trPr", w("cantSplit"), *map(w, marks)), *written)


def _across(cells: Cells, table: Table) -> str:
    """A row of one cell, as wide as the table, that stays with the row under it."""
    width = w("tcW", w=_width(table), type="dxa")
    properties = w("tcPr", width, w("gridSpan", val=len(table.columns)), w("vAlign", val="center"))
    return w("tr", w("trPr", w("cantSplit")), *(w("tc", properties, *_lines("TableAcross", str(one))) for one in cells))


def _lines(style: str, cell: str) -> Iterable[str]:
    return (paragraph(_line(style, text)) for text in cell.split("\n"))


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _properties(table: Table) -> str:
    return w(
        "tblPr",
        w("tblW", w=_width(table), type="dxa"),
        w("tblBorders", *(border(side, Rule(4)) for side in _SIDES)),
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=_SIDE, type="dxa") for side in ("left", "right"))),
    )


def _width(table: Table) -> int:
    return sum(column.width for column in table.columns)
