"""The command that shows a document as it is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import running
from reportgen.cli.comparing import two_sides
from reportgen.cli.options import Documents, Folder, Office
from reportgen.cli.printing import print_problems
from reportgen.problems import Location, Problem, ReportgenError, in_order

if TYPE_CHECKING:
    from reportgen.build import Task
    from reportgen.load import Loader
    from reportgen.preview.differing import Pair
    from reportgen.preview.making import Made


def preview(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    named: Annotated[str, typer.Argument(metavar="YEAR|FILE", help="年份，如 2024；或一个 .docx 文件。")],
    documents: Documents = None,
    office: Office = None,
    compare: Annotated[
        str | None,
        typer.Option("--compare", metavar="OTHER", help="与另一份并排比较，标出不同的地方；写法同 diff 的 A。"),
    ] = None,
    keep_shut: Annotated[bool, typer.Option("--no-open", help="只写文件，不打开来看。")] = False,  # noqa: FBT002
    workspace: Folder = None,
) -> None:
    """看公文印出来的样子：PDF、每一页的图、全部页面合成的一张图（要装 LibreOffice）。

    \b
      reportgen preview 2024                 2024 年的公文，照现在的数据排出来
      reportgen preview 2024 report          只看报告
      reportgen preview 来文.docx            任何 Word 文件
      reportgen preview 新稿.docx --compare 旧稿.docx
                                             两份并排，左旧右新

    写年份的，照现在的数据排，不动 outputs 里的公文；要看手工改过的，写那个 Word 文件。
    图和 PDF 放在公文旁边的“标题（预览）”文件夹，再运行就换成新的；别人放的、改过的文件不动。
    """  # noqa: D301  (\b tells typer to keep the lines)
    problems: list[Problem] = []
    code = 0
    done: list[Made] = []
    for make in list(_makers(named, documents, office, compare, workspace)):
        if sys.stderr.isatty():
            typer.echo("正在用 LibreOffice 排版，再画出每一页……", err=True)
        try:
            done.append(make())
        except ReportgenError as error:
            problems += error.problems
            code = max(code, error.exit_code)
    print_problems(in_order([*problems, *(_lacking(made) for made in done if made.missing)]))
    for made in done:
        for line in _lines(made):
            typer.echo(line)
    if not keep_shut and _has_desktop():
        for made in done:
            typer.launch(str(made.files[0]))
    if code:
        raise typer.Exit(code)


def _makers(
    named: str, documents: list[str] | None, office: str | None, compare: str | None, folder: Path | None
) -> Iterator[Callable[[], Made]]:
    """What makes each preview that is meant."""
    from reportgen.build import tasks
    from reportgen.comparing import sides
    from reportgen.load import Loader
    from reportgen.preview import making
    from reportgen.workspace import Workspace

    if documents and _is_file(named):
        message = "写了 Word 文件，就不再写 DOC"
        raise typer.BadParameter(message)
    if compare is not None and len(documents or ()) > 1:
        message = "--compare 一次只比一个文件"
        raise typer.BadParameter(message)
    here = Workspace(Path().absolute())
    if compare is not None:
        before, after = two_sides((compare, named), next(iter(documents or ()), None), office, folder)
        yield partial(making.compared, before, after, here if _is_file(named) else running.opened(folder))
    elif _is_file(named):
        yield lambda: making.shown(sides.of_file(named), here)
    else:
        loader = Loader(running.opened(folder))
        for task in tasks(loader, named, list(documents or ()), office, every=False):
            yield partial(_of_task, loader, task)


def _is_file(named: str) -> bool:
    return named.lower().endswith(".docx") or Path(named).is_file()


def _of_task(loader: Loader, task: Task) -> Made:
    from reportgen.comparing import sides
    from reportgen.preview import making

    return making.shown(sides.of_task(loader, task), loader.workspace)


def _lacking(made: Made) -> Problem:
    faces = "、".join(
        f"{one.face}（用 {one.stand_in} 代替）" if one.stand_in else f"{one.face}（没有可以代替的）"
        for one in made.missing
    )
    message = f"这台电脑没有这些字体：{faces}；字形与印出来的不同"
    return Problem(Location(made.shown), "missing-font", message, f"{_INSTALLING}，再运行", "warning")


_INSTALLING = {
    "win32": "向信息部门或字体厂商要来字体文件，右键“为所有用户安装”",
    "darwin": "向信息部门或字体厂商要来字体文件，双击安装",
}.get(sys.platform, "向信息部门或字体厂商要来字体文件，放进 ~/.local/share/fonts，运行 fc-cache -f")


def _lines(made: Made) -> Iterator[str]:
    """The files, the pictures of pages in one line; then what differs."""
    here = Path.cwd()
    for file in made.files:
        yield f"已生成 {file.relative_to(here) if file.is_relative_to(here) else file}"
    if made.numbered:
        first, last = made.numbered[0], made.numbered[-1]
        shown = first.relative_to(here) if first.is_relative_to(here) else first
        yield f"已生成 {shown}" + (f" 至 {last.name}" if last != first else "")
    if made.pairs:
        yield from _differences(made.pairs)


def _differences(pairs: Iterable[Pair]) -> Iterator[str]:
    """What differs, page by page."""
    found = [pair for pair in pairs if pair.differs]
    for number, pair in enumerate(pairs, start=1):
        if pair.after is None:
            yield f"第{number}张：原第{_page(pair.before)}页，现在没有了"
        elif pair.before is None:
            yield f"第{number}张：第{_page(pair.after)}页，原来没有"
        elif pair.differs:
            yield f"第{number}张：第{_page(pair.after)}页（原第{_page(pair.before)}页），{pair.places} 处不同"
    if not found:
        yield "两份排出来一样"


def _page(number: int | None) -> int:
    return (number or 0) + 1


def _has_desktop() -> bool:
    """Whether there is a person at a screen to look at it."""
    if not sys.stdout.isatty() or os.environ.get("CI"):
        return False
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY"))
