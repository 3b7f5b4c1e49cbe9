"""The commands on the documents of a year: build and check them, show where they come from, settle what is stale."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import running
from reportgen.cli.options import Documents, Every, Findings, Folder, Force, Format, Found, Office, Shape, Year
from reportgen.cli.printing import as_data, counted, named, print_json
from reportgen.problems import in_order

if TYPE_CHECKING:
    from reportgen.build import Outcome, Task
    from reportgen.origin import Entry


def build(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    year: Year,
    documents: Documents = None,
    office: Office = None,
    every: Every = False,  # noqa: FBT002
    pdf: Annotated[bool, typer.Option("--pdf", help="同时转成 PDF（要装 LibreOffice）。")] = False,  # noqa: FBT002
    review: Annotated[  # noqa: FBT002
        bool, typer.Option("--review", help="只生成送审稿：问题和没有来源的数写成批注；正式的文件不动。")
    ] = False,
    force: Force = False,  # noqa: FBT002
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="分给 dask 集群做：调度程序的地址（要装 reportgen[dask]）。"
        ),
    ] = None,
    workspace: Folder = None,
    shape: Found = Findings.TEXT,
) -> None:
    """生成一年的公文，写到 outputs/年份/机关/标题.docx。

    先查数据，再排版，读回来逐字核对，全都对了才替换旧文件。
    手工改过的文件不会被覆盖。
    """
    from reportgen.build import build as build_one
    from reportgen.build import last_build

    if review and pdf:
        message = "--review 和 --pdf 不能一起用：PDF 里看不到批注"
        raise typer.BadParameter(message)
    if review:
        from reportgen.review.making import review as review_one

        run, known = partial(review_one, force=force), None
    else:
        run = partial(build_one, force=force, pdf=pdf)
        known = None if force or pdf else last_build
    outcomes = running.each(workspace, year, documents, office, every, run, known=known, scheduler=scheduler)
    _show(outcomes, shape, _built)


def check(  # noqa: PLR0913, PLR0917
    year: Year,
    documents: Documents = None,
    office: Office = None,
    every: Every = False,  # noqa: FBT002
    workspace: Folder = None,
    shape: Found = Findings.TEXT,
) -> None:
    """只查一年的数据和文字，不生成文件。"""
    from reportgen.build import check as check_one

    outcomes = running.each(workspace, year, documents, office, every, check_one)
    _show(outcomes, shape, _checked)


def show(
    year: Year,
    documents: Documents = None,
    office: Office = None,
    workspace: Folder = None,
    shape: Shape = Format.TEXT,
) -> None:
    """显示沿用、改动之后的整份文件，每一条写明来处：沿用、改动、移来、新增、删去。"""
    from reportgen.build import tasks
    from reportgen.load import Loader
    from reportgen.origin import origins

    loader = Loader(running.opened(workspace))
    shown = []
    for task in tasks(loader, year, list(documents or ()), office, every=False):
        loaded = loader.document(task.office, task.year, task.document)
        paths = [path for path, _ in loaded.document.entries()]
        entries = origins(paths, loaded.resolved.root, loaded.own(), loaded.above())
        shown.append((task, "".join(loaded.document.title), entries))
    if shape is Format.JSON:
        print_json({"documents": [_document_data(*one) for one in shown]})
        return
    for task, title, entries in shown:
        typer.echo(f"{named(task)}　{title}")
        for entry in entries:
            typer.echo(f"{'　' * entry.depth}{_ORIGINS[entry.origin]} {_entry_words(entry)}")


_ORIGINS = {"kept": "［沿用］", "changed": "［改动］", "moved": "［移来］", "added": "［新增］", "dropped": "［删去］"}


def _entry_words(entry: Entry) -> str:
    changed = f"（改了 {'、'.join(entry.changed)}）" if entry.changed else ""
    return f"{entry.heading}{changed}　{entry.file}:{entry.line}"


def _document_data(task: Task, title: str, entries: list[Entry]) -> dict[str, object]:
    return {
        "office": task.office,
        "year": task.year,
        "document": task.document,
        "title": title,
        "entries": [
            {
                "path": ".".join(entry.path),
                "heading": entry.heading,
                "origin": entry.origin,
                "changed": list(entry.changed),
                "file": entry.file,
                "line": entry.line,
            }
            for entry in entries
        ],
    }


def sync(year: Year, documents: Documents = None, office: Office = None, workspace: Folder = None) -> None:
    """上级改了文字以后，逐条选定：保留本机关的写法，还是改用上级的新文。

    每选一条就写回一条；只删去所选的那一处，注释和排版都不动。
    """
    from reportgen import decisions
    from reportgen.build import tasks
    from reportgen.load import Loader

    loader = Loader(running.opened(workspace))
    for task in tasks(loader, year, list(documents or ()), office, every=False):
        loaded = loader.document(task.office, task.year, task.document)
        decided = decisions.read(loader.workspace, loaded, task.year, task.document)
        kept = taken = 0
        for number, one in enumerate(decided.stale, 1):
            typer.echo(f"{one.override.own.at}（第 {number} 处，共 {len(decided.stale)} 处）{one.override.name}")
            for label, text in zip(("上级原文", "上级新文", "本机关的"), one.texts(), strict=True):
                typer.echo(f"    {label}：{text}")
            choice = _chosen()
            if choice == "k":
                decided, kept = decisions.keep(loader.workspace, decided, one), kept + 1
            elif choice == "t":
                decided, taken = decisions.take(loader.workspace, decided, one), taken + 1
        left = len(decided.stale) - kept - taken
        result = f"保留 {kept} 处，改用新文 {taken} 处，放着 {left} 处" if decided.stale else "没有要选定的"
        typer.echo(f"{named(task)}：{result}")


def _chosen() -> str:
    """The choice typed: k keep, t take, s later; asked again until it is one of them."""
    while True:
        choice: str = typer.prompt("  k 保留本机关的，t 改用上级新文，s 先放着", default="s", show_default=True)
        if choice.strip().lower() in {"k", "t", "s"}:
            return choice.strip().lower()
        typer.echo("  请输入 k、t 或 s")


def _show(found: Iterable[Outcome], shape: Findings, line: Callable[[Outcome], str]) -> None:
    if shape is not Findings.SARIF:
        running.show(found, Format(shape), line, _outcome_data)
        return
    from reportgen.cli.sarif import as_sarif

    outcomes = list(found)
    problems = in_order(one for outcome in outcomes for one in (*outcome.problems, *outcome.information))
    print_json(as_sarif(problems, dict.fromkeys(one for outcome in outcomes for one in outcome.dismissed)))
    running.leave(outcomes)


def _built(outcome: Outcome) -> str:
    if outcome.exit_code and not outcome.file:
        return f"没有生成 {named(outcome.task)}：{counted(outcome.problems)}"
    done = "没有变化" if outcome.unchanged else "已生成"
    extra = "".join(
        [
            f"，批注 {outcome.comments} 条" if outcome.comments else "",
            f"，PDF：{outcome.pdf}" if outcome.pdf else "",
            f"；原来的文件留作 {outcome.kept}" if outcome.kept else "",
        ]
    )
    size = f"{outcome.characters:,} 字，合满页 {outcome.pages:.1f} 页"
    extra += _dismissed(outcome)
    return f"{done} {outcome.file}（{size}，用时 {outcome.seconds:.2f} 秒{extra}）"


def _checked(outcome: Outcome) -> str:
    same = f"；{len(outcome.information)} 句与上年只有数字不同" if outcome.information else ""
    return f"查过 {named(outcome.task)}：{counted(outcome.problems)}{same}{_dismissed(outcome)}"


def _dismissed(outcome: Outcome) -> str:
    return f"；另有 {len(outcome.dismissed)} 处注明理由，不再提示" if outcome.dismissed else ""


def _outcome_data(outcome: Outcome) -> dict[str, object]:
    return {
        "office": outcome.task.office,
        "year": outcome.task.year,
        "document": outcome.task.document,
        "exit_code": outcome.exit_code,
        "file": outcome.file,
        "unchanged": outcome.unchanged,
        "kept": outcome.kept,
        "pdf": outcome.pdf,
        "comments": outcome.comments,
        "dismissed": [as_data(one.problem) | {"reason": one.reason} for one in outcome.dismissed],
        "characters": outcome.characters,
        "seconds": round(outcome.seconds, 3),
        "information": [as_data(problem) for problem in outcome.information],
    }
