"""The command that drafts next year's documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import running
from reportgen.cli.options import Every, Folder, Format, Office, Shape
from reportgen.cli.printing import counted, named

if TYPE_CHECKING:
    from reportgen.drafting import Drafted

_MOST_TOLD = 8


def draft(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    year: Annotated[str, typer.Argument(metavar="YEAR", help="要起草的年份，如 2025；依据是上一年的文件。")],
    document: Annotated[
        str, typer.Argument(metavar="DOC", help="起草哪个文件：work-points 工作要点，report 报告。")
    ] = "work-points",
    office: Office = None,
    every: Every = False,  # noqa: FBT002
    workspace: Folder = None,
    shape: Shape = Format.TEXT,
) -> None:
    """起草下一年的工作要点（或报告），写到 inputs/机关/年份。

    工作要点取自骨架（templates 下的 work-points.yaml）、上年报告的计划和不足、上年要点中常年的各条。
    上年的数字、日期、文号不照抄，留作 todo；填完才能生成。
    已有的文件不会被改动，只列出它缺的各条。
    """
    from reportgen.build import offices
    from reportgen.drafting import draft as draft_one
    from reportgen.drafting import drafts
    from reportgen.load import Loader

    loader = Loader(running.opened(workspace))
    found = drafts(loader, year, document, offices(loader, office, every=every))
    running.show(running.over((draft_one(loader, task) for task in found), len(found)), shape, _lines, _data)


def _lines(one: Drafted) -> str:
    if one.exit_code:
        return f"没有起草 {named(one.task)}：{counted(one.problems)}"
    if one.existed:
        return "\n".join(_offered(one))
    return "\n".join([f"已起草 {one.file}：{one.entries} 条，待填 {one.gaps} 处", *_told(one)])


def _told(one: Drafted) -> Iterator[str]:
    if one.placed:
        yield f"    上年报告的计划和不足 {len(one.placed)} 条，都写在 answers 里"
    if one.left_out:
        more = "……" if len(one.left_out) > _MOST_TOLD else ""
        yield f"    没有带过来 {len(one.left_out)} 处（列在文件末尾）：{'；'.join(one.left_out[:_MOST_TOLD])}{more}"
    yield f"    填好 todo，再运行：reportgen build {one.task.year} {one.task.document} --office {one.task.office}"


def _offered(one: Drafted) -> Iterator[str]:
    yield f"已有 {one.file}，没有动它"
    if one.offered:
        yield "    它还没有下面这些，要用就抄进去："
        yield from (f"    {line}" for line in one.offered.splitlines())
    else:
        yield "    上年的计划、不足和常年的各条，里面都有了"


def _data(one: Drafted) -> dict[str, object]:
    return {
        "office": one.task.office,
        "year": one.task.year,
        "document": one.task.document,
        "exit_code": one.exit_code,
        "file": one.file,
        "existed": one.existed,
        "entries": one.entries,
        "gaps": one.gaps,
        "placed": dict(one.placed),
        "left_out": list(one.left_out),
        "offered": one.offered,
        "seconds": round(one.seconds, 3),
    }
