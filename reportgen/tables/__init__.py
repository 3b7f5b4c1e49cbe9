"""Tables that go with a document: the same values as a Word file and as a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeAlias

Cells: TypeAlias = tuple[str | int, ...]


class Column(NamedTuple):
    """A column: its heading, how wide it is in Word (twips) and in the spreadsheet (characters), and how it stands."""

    head: str
    width: int = 0
    characters: int = 24
    centred: bool = False


class Table(NamedTuple):
    """Rows under headings; `name` is that of the sheet, or the line above the table where several are printed.

    In Word a row of one cell goes across the table, above the rows that belong to it.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Cells, ...]


class Tables(NamedTuple):
    """What belongs to a document as one `kind` of table: the tables to print, and the sheets of the spreadsheet."""

    document: str
    """The title of the document."""
    kind: str
    office: str
    day: date
    printed: tuple[Table, ...]
    sheets: tuple[Table, ...]

    @property
    def title(self) -> str:
        """江州市应急管理局2024年法治建设工作要点任务分解表."""
        return self.document + self.kind
