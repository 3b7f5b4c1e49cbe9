"""The command that compares two documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import running
from reportgen.cli.options import Folder, Format, Office, Shape
from reportgen.cli.printing import as_data, print_json, print_problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.comparing import Comparison
    from reportgen.comparing.entries import EntryChange
    from reportgen.comparing.making import Put
    from reportgen.comparing.sides import Side
    from reportgen.problems import Problem


def diff(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    before: Annotated[str, typer.Argument(metavar="A", help="原来的一份：年份、机关/年份/文件，或 .docx 文件。")],
    after: Annotated[str, typer.Argument(metavar="B", help="现在的一份，写法相同；没有写的照 A。")],
    document: Annotated[
        str | None, typer.Argument(metavar="DOC", help="比哪个文件，如 report；不写就是两边都有的那一个。")
    ] = None,
    office: Office = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="写成网页，改动的字句标出来。")] = None,
    word: Annotated[
        Path | None,
        typer.Option("--word", metavar="FILE", help="写成花脸稿：Word 修订，全部接受是 B，全部拒绝是 A。"),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="已有的文件也替换（原来的改名留在旁边）。")] = False,  # noqa: FBT002
    workspace: Folder = None,
    shape: Shape = Format.TEXT,
) -> None:
    """比较两份文件：两年、两个机关，或两个 Word 文件。

    \b
      reportgen diff 2023 2024                    同一机关的两年
      reportgen diff 2023 2024 report             写明比哪个文件
      reportgen diff jiangzhou/2024/work-points linjiang/2024
                                                  两个机关的同一文件
      reportgen diff 旧稿.docx 新稿.docx          两个 Word 文件
      reportgen diff 2023 2024 --word 花脸稿.docx 带修订标记的 Word 文件

    YAML 写成的两份，按条目、按数字、按责任单位比；有一份是 Word 文件，就逐段比文字。
    """  # noqa: D301  (\b tells typer to keep the lines)
    from reportgen.comparing import compared, making

    sides = two_sides((before, after), document, office, workspace)
    found = compared(*sides)
    files = {}
    if html is not None:
        from reportgen.comparing.page import page

        files[html] = lambda: page(found)
    if word is not None:
        files[word] = lambda: making.word(*sides)
    done = making.put(files, force=force)
    problems = [problem for side in sides if side.stated for problem in side.stated.problems]
    _show(found, done, problems, shape)


def _show(found: Comparison, done: Sequence[Put], problems: Sequence[Problem], shape: Format) -> None:
    if shape is Format.JSON:
        data = [as_data(problem) for problem in problems]
        print_json({"problems": data, **_data(found), "files": [one._asdict() for one in done]})
        return
    from reportgen.comparing.telling import lines

    print_problems(problems)
    for line in (*lines(found), *map(_told, done)):
        typer.echo(line)


def two_sides(
    named: tuple[str, str], document: str | None, office: str | None, workspace: Path | None
) -> tuple[Side, Side]:
    """The two documents that are named, by their inputs or by their Word files."""
    from reportgen.comparing import sides
    from reportgen.load import Loader

    if all(map(sides.is_file, named)):
        return sides.of_file(named[0]), sides.of_file(named[1])
    loader = Loader(running.opened(workspace))
    first, second = (next(one for one in pair if not sides.is_file(one)) for pair in (named, named[::-1]))
    tasks = sides.chosen(loader, (first, second), document, office)
    made = [
        sides.of_file(one) if sides.is_file(one) else sides.of_task(loader, task)
        for one, task in zip(named, tasks, strict=True)
    ]
    return made[0], made[1]


def _told(done: Put) -> str:
    kept = f"（原来的文件留作 {done.kept}）" if done.kept else ""
    return f"{'没有变化' if done.unchanged else '已写'} {done.name}{kept}"


def _data(found: Comparison) -> dict[str, object]:
    from reportgen.comparing.numbers import amount

    return {
        "before": {"name": found.before.shown, "title": found.before.title},
        "after": {"name": found.after.shown, "title": found.after.title},
        "entries": [_entry_data(change) for change in found.entries],
        "numbers": [
            {
                "name": change.name,
                "label": change.label,
                "before": amount(change.before) or None,
                "after": amount(change.after) or None,
                "difference": None if change.difference is None else f"{change.difference:f}",
            }
            for change in found.numbers
        ],
        "units": [
            {
                "role": change.role,
                "before": {"name": change.before, "lead": change.counts[0][0], "responsible": change.counts[0][1]},
                "after": {"name": change.after, "lead": change.counts[1][0], "responsible": change.counts[1][1]},
                "points": [
                    {
                        "path": ".".join(map(str, one.path)),
                        "heading": one.heading,
                        "before": one.before,
                        "after": one.after,
                    }
                    for one in change.shifts
                ],
            }
            for change in found.units
        ],
        "paragraphs": [
            {"before": one.before, "after": one.after, "changes": [list(change) for change in one.changes()]}
            for one in found.paragraphs
            if not one.kept
        ],
    }


def _entry_data(change: EntryChange) -> dict[str, object]:
    from reportgen.comparing.entries import name_of

    def side(stated: object) -> object:
        from reportgen.comparing.entries import Stated

        if not isinstance(stated, Stated):
            return None
        where = stated.where
        return {
            "path": name_of(stated.path),
            "heading": stated.heading,
            "text": stated.text,
            "file": where.file,
            "line": where.line,
        }

    return {"kind": change.kind, "before": side(change.before), "after": side(change.after)}
