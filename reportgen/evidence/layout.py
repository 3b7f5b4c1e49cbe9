"""The evidence laid out: what lacks a source, what has one, and what needs none, each a table and a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import PurePosixPath

from reportgen.evidence import Evidence, Row
from reportgen.problems import Location
from reportgen.tables import Cells, Column, Table, Tables

KIND = "数据底稿"
_NUMBER, _WORDS = Column("序号", 720, 6, centred=True), Column("文中的数", 1700, 16)
_SENTENCE, _WHERE = Column("所在的句子", 7836, 70), Column("位置", 2500, 40)
_UNSOURCED = (_NUMBER, _WORDS, _SENTENCE, _WHERE)
_OTHERS = (_NUMBER, _WORDS, Column("类别", 1500, 12), _SENTENCE._replace(width=6336), _WHERE)
_STATED = (
    Column("统计数", 2200, 26),
    Column("数值", 1000, 12),
    Column("单位", 850, 8),
    Column("时间", 1150, 20),
    Column("来源", 1450, 20),
    Column("位置", 1960, 40),
    Column("怎样得出", 1726, 34),
)


def laid_out(evidence: Evidence) -> Tables:
    """The tables of both files; those without rows are left out, but never that of the numbers with a source."""
    folder = PurePosixPath(evidence.file).parent

    def short(where: Location) -> str:
        """A place as a narrow column takes it: from the folder of the document."""
        path = PurePosixPath(where.file)
        return str(where._replace(file=str(path.relative_to(folder) if path.is_relative_to(folder) else path)))

    sourced = (_NUMBER, _WORDS, _SENTENCE, *_STATED)
    by_sentence = Table("有来源的数", (_NUMBER, _WORDS, *_STATED), tuple(_by_sentence(evidence.sourced(), short)))
    sheet = Table("有来源的数", sourced, tuple(_whole(row) for row in evidence.sourced()))
    return Tables(
        evidence.document,
        KIND,
        evidence.office,
        evidence.day,
        _with_rows(evidence, by_sentence, short),
        _with_rows(evidence, sheet, str),
    )


def _with_rows(evidence: Evidence, sourced: Table, shown: Callable[[Location], str]) -> tuple[Table, ...]:
    """The tables that have rows, the numbers without a source first."""
    unsourced = tuple((row.number, row.words, row.sentence, shown(row.where)) for row in evidence.unsourced())
    others = tuple((row.number, row.words, row.kind, row.sentence, shown(row.where)) for row in evidence.others())
    tables = (
        Table("没有来源的数", _UNSOURCED, unsourced),
        sourced,
        Table("日期、文号、序号和名称", _OTHERS, others),
    )
    return tuple(table for table in tables if table.rows or table is sourced)


def _by_sentence(rows: Iterable[Row], shown: Callable[[Location], str]) -> Iterator[Cells]:
    """Each sentence across the table, its numbers under it."""
    for sentence, found in groupby(rows, key=lambda row: row.sentence):
        yield (sentence,)
        for row in found:
            yield (row.number, row.words, *_stated(row, shown))


def _whole(row: Row) -> Cells:
    return (row.number, row.words, row.sentence, *_stated(row, str))


def _stated(row: Row, shown: Callable[[Location], str]) -> Cells:
    """The values a number comes from, under one another."""
    stated = row.stated
    return (
        _lines(one.label or one.name for one in stated),
        "\n".join(one.value for one in stated),
        _lines(one.unit for one in stated),
        _lines(one.period for one in stated),
        _lines(one.source for one in stated),
        _lines(shown(one.where) for one in stated),
        row.how,
    )


def _lines(words: Iterable[str]) -> str:
    """Each of `words` once, under one another."""
    return "\n".join(dict.fromkeys(filter(None, words)))
