"""What an .xlsx says, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from reportgen import package

if TYPE_CHECKING:
    from lxml import etree

_WORKBOOK = "xl/workbook.xml"
_ARROW = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Row(NamedTuple):
    """A row that is not empty: where it stands, as a person finds it, and its cells."""

    place: str
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """The cells side by side."""
        return "　".join(cell for cell in self.cells if cell)


def rows(parts: Mapping[str, bytes]) -> list[Row]:
    """The rows of every sheet in order; a formula is shown as one types it. Raises NotADocument."""
    arrows = package.relationships(parts, _WORKBOOK)
    targets = {arrow.id: arrow.target for arrow in arrows}
    kept_apart = next((arrow.target for arrow in arrows if arrow.type.endswith("/sharedStrings")), "")
    shared = [_words(text) for text in package.xml(parts[kept_apart]).iterfind("{*}si")] if kept_apart in parts else []
    found = []
    for sheet in package.xml(parts[_WORKBOOK]).iterfind("{*}sheets/{*}sheet") if _WORKBOOK in parts else ():
        target = targets.get(sheet.get(_ARROW, ""), "")
        for row in package.xml(parts[target]).iterfind("{*}sheetData/{*}row") if target in parts else ():
            cells = tuple(_cell(cell, shared) for cell in row.iterfind("{*}c"))
            if any(cells):
                found.append(Row(f"“{sheet.get('name')}”表第{row.get('r')}行", cells))
    return found


def _cell(cell: etree._Element, shared: list[str]) -> str:
    formula = cell.findtext("{*}f")
    if formula:
        return f"={formula}"
    if cell.get("t") == "inlineStr":
        return "".join(_words(text) for text in cell.iterfind("{*}is"))
    value = cell.findtext("{*}v") or ""
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value


def _words(text: etree._Element) -> str:
    """A text with its blanks evened out, as another program may write them; without the reading beside it."""
    return " ".join("".join(_runs(text)).split())


def _runs(text: etree._Element) -> Iterator[str]:
    for piece in (*text.iterfind("{*}t"), *text.iterfind("{*}r/{*}t")):
        yield piece.text or ""
