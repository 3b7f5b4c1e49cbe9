"""The table of tasks as a spreadsheet: all of them, those of each department, and how many each has."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportgen import package
from reportgen.breakdown import Breakdown
from reportgen.gbt9704 import layout
from reportgen.render.properties import core_properties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

ALL, TOTALS = "全部", "统计"
_WIDTHS = {
    "序号": 6,
    "章": 22,
    "重点任务": 36,
    "指标": 30,
    "时限": 16,
    "分工": 8,
    "内设机构": 28,
    "牵头": 10,
    "责任": 10,
}
_OTHER_WIDTH = 24  # who leads and who is responsible, whatever the office calls it
_LONGEST_NAME = 31  # characters Excel takes for the name of a sheet
_LONGEST_HEADER = 120  # Excel takes 255, its marks and doubled ones counted in
_FORMULA = ("=", "+", "-", "@")


_Cells: TypeAlias = Sequence[str | int]


class _Sheet(NamedTuple):
    name: str
    head: Sequence[str]
    rows: Sequence[_Cells]


def parts(table: Breakdown) -> dict[str, bytes]:
    """The parts of the spreadsheet; the same for the same table, whatever the time of day."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in _sheets(table):
        _write(book.create_sheet(sheet.name), sheet, table.title)
    buffer = io.BytesIO()
    book.save(buffer)
    found = package.unpacked(buffer.getvalue())
    return found | {"docProps/core.xml": core_properties(table.title, table.office, table.day)}


def _sheets(table: Breakdown) -> list[_Sheet]:
    busy = [one for one in table.departments if one not in table.idle()]
    every: list[_Cells] = [(row.number, *row.cells()[1:]) for row in table.rows]
    shares = [table.shares(department) for department in table.departments]
    counts = [(department, *both, sum(both)) for department, both in zip(table.departments, shares, strict=True)]
    lead, responsible = (sum(both[side] for both in shares) for side in (0, 1))
    return [
        _Sheet(ALL, table.headings, every),
        *(
            _Sheet(name, (*table.headings, "分工"), [(*cells, share) for cells, share in _of(department, table, every)])
            for department, name in zip(busy, sheet_names(busy, taken=(ALL, TOTALS)), strict=True)
        ),
        _Sheet(
            TOTALS, ("内设机构", "牵头", "责任", "合计"), [*counts, ("合计", lead, responsible, lead + responsible)]
        ),
    ]


def _of(department: str, table: Breakdown, every: Iterable[_Cells]) -> Iterable[tuple[_Cells, str]]:
    """The rows that name a department, each with what falls to it."""
    for row, cells in zip(table.rows, every, strict=True):
        if share := row.share_of(department):
            yield cells, share


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


def _write(place: Worksheet, sheet: _Sheet, title: str) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    thin = Side(style="thin")
    look = {
        "border": Border(left=thin, right=thin, top=thin, bottom=thin),
        "alignment": Alignment(vertical="center", wrap_text=True),
    }
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    fonts = Font(name=layout.HEITI, size=12), Font(name=layout.FANGSONG, size=12)
    for number, cells in enumerate((sheet.head, *sheet.rows), start=1):
        for column, value in enumerate(cells, start=1):
            cell = place.cell(number, column, value)
            cell.font = fonts[number > 1]
            cell.border, cell.alignment = look["border"], look["alignment"]
            if number == 1 or isinstance(value, int):
                cell.alignment = middle
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins like a formula stays a text,
                cell.quotePrefix = value.startswith(_FORMULA)  # also when someone edits it
    for column, head in enumerate(sheet.head, start=1):
        place.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(head, _OTHER_WIDTH)
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
