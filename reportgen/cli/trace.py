"""The command that traces what was promised to what is reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from reportgen.cli import running
from reportgen.cli.options import Every, Folder, Force, Format, Office, Shape, Year
from reportgen.cli.printing import counted, files_lines, named, table_data

if TYPE_CHECKING:
    from reportgen.trace import Place, Row, Trace
    from reportgen.trace.making import Made

_WIDEST = 40


def trace(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    year: Year,
    office: Office = None,
    every: Every = False,  # noqa: FBT002
    force: Force = False,  # noqa: FBT002
    workspace: Folder = None,
    shape: Shape = Format.TEXT,
) -> None:
    """把上年的计划、本年的要点同本年报告逐条对照，列出落实情况，一份 Word、一份 Excel，写到 outputs/年份/机关。

    按条目里的 answers 对应；没有写的，按文字相近给出建议，只供核对。手工改过的文件不会被覆盖。
    """
    from reportgen.trace.making import make

    made = running.each(workspace, year, None, office, every, partial(make, force=force), "report")
    running.show(made, shape, _lines, _data)


def _lines(made: Made) -> str:
    if made.table is None:
        return f"没有生成 {named(made.task)} 的落实情况对照表：{counted(made.problems)}"
    return "\n".join([*_tables(made.table), *files_lines(made.files)])


def _tables(trace: Trace) -> Iterator[str]:
    for name, rows in (("上年计划", trace.plans), ("本年要点", trace.points), ("本年不足", trace.shortfalls)):
        if rows:
            yield f"{name} {len(rows)} 条：{_counts(rows)}"
            yield from _table(rows)
        else:
            yield f"{name}：没有文件，或没有分条写"


def _counts(rows: Iterable[Row]) -> str:
    states = [row.status for row in rows]
    return "，".join(f"{state} {states.count(state)} 条" for state in sorted(set(states), key=_order))


def _order(state: str) -> int:
    from reportgen.trace import STATUSES

    return STATUSES.index(state)


def _table(rows: Iterable[Row]) -> Iterator[str]:
    """A row a line: the status, the promise, where it is told; more places stand under the first."""
    from reportgen.trace.layout import told

    shown = [(row.status, _cut(row.words), told(row).split("\n")) for row in rows]
    states = max(_cells(state) for state, _, _ in shown)
    words = max(_cells(promise) for _, promise, _ in shown)
    for state, promise, (first, *more) in shown:
        yield f"    {_wide(state, states)}  {_wide(promise, words)}  {first}".rstrip()
        yield from (f"    {' ' * (states + words + 2)}  {place}" for place in more)


def _cut(words: str) -> str:
    """At most as much as fits in the column."""
    return words if _cells(words) <= _WIDEST else f"{words[: _WIDEST // 2 - 2]}……"


def _cells(words: str) -> int:
    """The width on the screen."""
    from reportgen.gbt9704.marks import half_cells

    return half_cells(words)


def _wide(words: str, cells: int) -> str:
    return words + " " * (cells - _cells(words))


def _data(made: Made) -> dict[str, object]:
    return table_data(made, _trace_data)


def _trace_data(trace: Trace) -> dict[str, object]:
    return {
        "plans": [_row_data(row) for row in trace.plans],
        "points": [_row_data(row) for row in trace.points],
        "shortfalls": [_row_data(row) for row in trace.shortfalls],
    }


def _row_data(row: Row) -> dict[str, object]:
    return {
        "id": row.id,
        "words": row.words,
        "file": row.at.file,
        "line": row.at.line,
        "status": row.status,
        "told": [_place_data(place) for place in row.told],
        "taken_up": [_place_data(place) for place in row.taken_up],
        "targets": list(row.targets),
        "suggested": _place_data(row.suggested) if row.suggested else None,
    }


def _place_data(place: Place) -> dict[str, object]:
    return {"id": place.path[-1], "headings": list(place.headings), "file": place.at.file, "line": place.at.line}
