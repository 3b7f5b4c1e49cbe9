"""The commands on the work points of a year: break them down into tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from reportgen.cli import running
from reportgen.cli.options import Every, Folder, Force, Format, Office, Shape, Year
from reportgen.cli.printing import counted, files_lines, named, table_data

if TYPE_CHECKING:
    from reportgen.breakdown import Breakdown, Row
    from reportgen.breakdown.making import Made


def tasks(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    year: Year,
    office: Office = None,
    every: Every = False,  # noqa: FBT002
    force: Force = False,  # noqa: FBT002
    workspace: Folder = None,
    shape: Shape = Format.TEXT,
) -> None:
    """把一年的工作要点分解成任务分解表，一份 Word、一份 Excel，写到 outputs/年份/机关。

    每条要点一行：重点任务、指标、牵头、责任、时限；Excel 里另有每个内设机构的一张表和统计。
    手工改过的文件不会被覆盖。
    """
    from reportgen.breakdown.making import make

    made = running.each(workspace, year, None, office, every, partial(make, force=force), "work-points")
    running.show(made, shape, _lines, _data)


def _lines(made: Made) -> str:
    if made.table is None:
        return f"没有生成 {named(made.task)} 的任务分解表：{counted(made.problems)}"
    return "\n".join([*files_lines(made.files), *(f"    {line}" for line in _summary(made.table))])


def _summary(table: Breakdown) -> Iterator[str]:
    clauses, led = table.answered(), table.led()
    yield f"任务 {len(table.rows)} 条，写明单位的 {len(clauses)} 条，有牵头的 {len(led)} 条"
    for department in table.departments:
        lead, responsible = table.shares(department)
        if lead or responsible:
            yield f"{department}：牵头 {lead} 条，责任 {responsible} 条"
    if rows := table.without_lead():
        yield f"没有牵头的：{_told(rows)}"
    if rows := table.without_units():
        yield f"没有写明单位的：{_told(rows)}"
    if idle := table.idle():
        yield f"没有点到名的内设机构：{'、'.join(idle)}"


def _told(rows: Iterable[Row]) -> str:
    return "；".join(f"{row.number}.{row.task}" for row in rows)


def _data(made: Made) -> dict[str, object]:
    return table_data(made, _table_data)


def _table_data(table: Breakdown) -> dict[str, object]:
    shares = {department: table.shares(department) for department in table.departments}
    return {
        "rows": len(table.rows),
        "clauses": len(table.answered()),
        "led": len(table.led()),
        "departments": [
            {"name": name, "lead": lead, "responsible": responsible} for name, (lead, responsible) in shares.items()
        ],
        "without_lead": [row.number for row in table.without_lead()],
        "without_units": [row.number for row in table.without_units()],
        "idle": list(table.idle()),
        "tasks": [_row_data(row) for row in table.rows],
    }


def _row_data(row: Row) -> dict[str, object]:
    return {
        "number": row.number,
        "chapter": row.chapter,
        "task": row.task,
        "targets": list(row.targets),
        "lead": row.lead,
        "responsible": row.responsible,
        "deadlines": list(row.deadlines),
    }
