"""What became of plans, work points and shortfalls, laid out: a table and a sheet for each."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.tables import Column, Table, Tables
from reportgen.trace import Place, Row, Trace

KIND = "落实情况对照表"
SUGGESTION = "建议核对："
_NUMBER = Column("序号", 680, 6, centred=True)
_STATUS = Column("状态", 1300, 10, centred=True)
_TOLD = Column("本年报告", 4876, 60)


def laid_out(trace: Trace) -> Tables:
    """The tables that have rows, or that of the plans without any."""
    every = (_plans(trace.plans), _points(trace.points), _shortfalls(trace.shortfalls))
    tables = tuple(table for table in every if table.rows) or every[:1]
    return Tables(trace.document, KIND, trace.office, trace.day, tables, tables)


def _plans(rows: Iterable[Row]) -> Table:
    columns = (_NUMBER, Column("上年计划", 3000, 32), Column("列入本年要点", 2900, 40), _TOLD, _STATUS)
    cells = ((row.words, _lines(row.taken_up), told(row), row.status) for row in rows)
    return Table("上年计划", columns, tuple((number, *row) for number, row in enumerate(cells, start=1)))


def _points(rows: Iterable[Row]) -> Table:
    columns = (_NUMBER, Column("本年要点", 3000, 32), Column("指标和完成数", 2900, 40), _TOLD, _STATUS)
    cells = ((row.words, "\n".join(row.targets), told(row), row.status) for row in rows)
    return Table("本年要点", columns, tuple((number, *row) for number, row in enumerate(cells, start=1)))


def _shortfalls(rows: Iterable[Row]) -> Table:
    columns = (_NUMBER, Column("本年不足", 5000, 50), Column("对应的计划", 5776, 60), _STATUS)
    cells = ((row.words, told(row), row.status) for row in rows)
    return Table("本年不足", columns, tuple((number, *row) for number, row in enumerate(cells, start=1)))


def told(row: Row) -> str:
    """The entries that tell of a promise, a line each; or the one suggested, marked as such."""
    return f"{SUGGESTION}{row.suggested}" if row.suggested else _lines(row.told)


def _lines(places: Iterable[Place]) -> str:
    return "\n".join(map(str, places))
