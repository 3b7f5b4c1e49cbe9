"""The table of tasks laid out: one printed table, and a spreadsheet with a sheet for each department."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.breakdown import Breakdown
from reportgen.tables import Cells, Column, Table, Tables
from reportgen.tables.sheets import sheet_names

ALL, TOTALS = "全部", "统计"
_WIDTHS = ((680, 6), (1900, 22), (2880, 36), (2500, 30), (1500, 24), (1676, 24), (1620, 16))
"""Of the seven columns, in Word as wide as the type area."""
_CENTRED = frozenset({0, 6})  # the numbers and the deadlines
_SHARE = Column("分工", characters=8)
_TOTALS = tuple(
    Column(head, characters=width) for head, width in (("内设机构", 28), ("牵头", 10), ("责任", 10), ("合计", 24))
)


def laid_out(table: Breakdown) -> Tables:
    """The table of tasks as the two files have it."""
    columns = tuple(
        Column(head, width, characters, number in _CENTRED)
        for number, (head, (width, characters)) in enumerate(zip(table.headings, _WIDTHS, strict=True))
    )
    every = Table(ALL, columns, tuple((row.number, *row.cells()[1:]) for row in table.rows))
    return Tables(table.document, table.kind, table.office, table.day, (every,), tuple(_sheets(table, every)))


def _sheets(table: Breakdown, every: Table) -> Iterable[Table]:
    busy = [one for one in table.departments if one not in table.idle()]
    yield every
    for department, name in zip(busy, sheet_names(busy, taken=(ALL, TOTALS)), strict=True):
        yield Table(name, (*every.columns, _SHARE), tuple(_of(department, table, every.rows)))
    shares = [table.shares(department) for department in table.departments]
    counts = [(department, *both, sum(both)) for department, both in zip(table.departments, shares, strict=True)]
    lead, responsible = (sum(both[side] for both in shares) for side in (0, 1))
    yield Table(TOTALS, _TOTALS, (*counts, ("合计", lead, responsible, lead + responsible)))


def _of(department: str, table: Breakdown, every: Sequence[Cells]) -> Iterable[Cells]:
    """The rows that name a department, each with what falls to it."""
    for row, cells in zip(table.rows, every, strict=True):
        if share := row.share_of(department):
            yield (*cells, share)
