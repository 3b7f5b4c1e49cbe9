"""The command that shows where each number of a document comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from reportgen.cli import running
from reportgen.cli.options import Documents, Every, Folder, Force, Format, Office, Shape, Year
from reportgen.cli.printing import counted, files_lines, named, table_data

if TYPE_CHECKING:
    from reportgen.evidence import Evidence, Row
    from reportgen.evidence.making import Made
    from reportgen.evidence.origins import Stated


def evidence(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    year: Year,
    documents: Documents = None,
    office: Office = None,
    every: Every = False,  # noqa: FBT002
    force: Force = False,  # noqa: FBT002
    workspace: Folder = None,
    shape: Shape = Format.TEXT,
) -> None:
    """列出文中每一个数从哪里来（数据底稿），一份 Word、一份 Excel，写到 outputs/年份/机关。

    每个数一行：所在的句子、统计数、数值、时间、来源、文件和行号、怎样得出；没有来源的数单独列出。
    手工改过的文件不会被覆盖。
    """
    from reportgen.evidence.making import make

    made = running.each(workspace, year, documents, office, every, partial(make, force=force))
    running.show(made, shape, _lines, _data)


def _lines(made: Made) -> str:
    if made.table is None:
        return f"没有生成 {named(made.task)} 的数据底稿：{counted(made.problems)}"
    return "\n".join([*files_lines(made.files), *(f"    {line}" for line in _summary(made.table))])


def _summary(table: Evidence) -> Iterator[str]:
    unsourced = table.unsourced()
    kinds = Counter(row.kind for row in table.others())
    others = f"（{'，'.join(f'{kind} {count}' for kind, count in kinds.items())}）" if kinds else ""
    yield (
        f"数 {len(table.rows)} 个：有来源 {len(table.sourced())} 个，没有来源 {len(unsourced)} 个，"
        f"不需要来源 {len(table.others())} 个{others}"
    )
    for row in unsourced:
        yield f"没有来源：{row.words}　{row.where}　{row.sentence}"


def _data(made: Made) -> dict[str, object]:
    return table_data(made, lambda table: {"numbers": [_row_data(row) for row in table.rows]})


def _row_data(row: Row) -> dict[str, object]:
    return {
        "number": row.number,
        "words": row.words,
        "kind": row.kind,
        "sentence": row.sentence,
        "file": row.where.file,
        "line": row.where.line,
        "how": row.how,
        "statistics": [_stated_data(one) for one in row.stated],
    }


def _stated_data(one: Stated) -> dict[str, object]:
    return {**one._asdict(), "where": str(one.where), "path": ".".join(map(str, one.path))}
