"""Tables as a spreadsheet, a sheet each; the only user of openpyxl."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportgen import package
from reportgen.gbt9704 import layout
from reportgen.render.properties import core_properties
from reportgen.tables import Table, Tables

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_NAME = 31  # characters Excel takes for the name of a sheet
_LONGEST_HEADER = 120  # Excel takes 255, its marks and doubled ones counted in
_FORMULA = ("=", "+", "-", "@")


def parts(tables: Tables) -> dict[str, bytes]:
    """The parts of the spreadsheet; the same for the same tables, whatever the time of day."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in tables.sheets:
        _write(book.create_sheet(sheet.name), sheet, tables.title)
    buffer = io.BytesIO()
    book.save(buffer)
    found = package.unpacked(buffer.getvalue())
    return found | {"docProps/core.xml": core_properties(tables.title, tables.office, tables.day)}


def sheet_names(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    """A name Excel takes for each of `names`: short enough, without its own marks, and none twice."""
    used = {name.lower() for name in (*taken, "history")}  # the last Excel keeps to itself
    found = []
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", "_", name).strip(" '") or "_"
        choices = (_cut(plain, f"（{number}）" if number > 1 else "") for number in range(1, 10**6))
        free = next(choice for choice in choices if choice.lower() not in used)
        used.add(free.lower())
        found.append(free)
    return found


def _cut(name: str, ending: str) -> str:
    return name[: _LONGEST_NAME - len(ending)].rstrip(" '") + ending


def _write(place: Worksheet, sheet: Table, title: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    heads = tuple(column.head for column in sheet.columns)
    thin = Side(style="thin")
    look = {
        "border": Border(left=thin, right=thin, top=thin, bottom=thin),
        "alignment": Alignment(vertical="center", wrap_text=True),
    }
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    fonts = Font(name=layout.HEITI, size=12), Font(name=layout.FANGSONG, size=12)
    for number, cells in enumerate((heads, *sheet.rows), start=1):
        for column, value in enumerate(cells, start=1):
            cell = place.cell(number, column, value)
            cell.font = fonts[number > 1]
            cell.border, cell.alignment = look["border"], look["alignment"]
            if number == 1 or isinstance(value, int):
                cell.alignment = middle
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins like a formula stays a text,
                cell.quotePrefix = value.startswith(_FORMULA)  # also when someone edits it
    for number, stated in enumerate(sheet.columns, start=1):
        place.column_dimensions[get_column_letter(number)].width = stated.characters
    place.freeze_panes = "A2"
    place.auto_filter.ref = place.dimensions
    place.print_title_rows = "1:1"
    place.page_setup.orientation = "landscape"
    place.page_setup.paperSize = "9"  # A4
    place.page_setup.fitToWidth, place.page_setup.fitToHeight = 1, 0
    place.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    place.print_options.horizontalCentered = True
    assert place.oddHeader is not None
    assert place.oddFooter is not None
    place.oddHeader.center.text = title[:_LONGEST_HEADER].replace("&", "&&")
    place.oddFooter.center.text = "— &P —"
