"""Arguments in, problems printed, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from reportgen import __version__, usage
from reportgen.problems import InputError, Location, OutputError, Problem, ReportgenError, in_order

if TYPE_CHECKING:
    from reportgen.build import Outcome, Task
    from reportgen.load import Loader
    from reportgen.origin import Entry
    from reportgen.workspace import Workspace

_HELP = """把一年的数据写成 YAML，生成符合 GB/T 9704-2012 的公文。

第一次用：

\b
  reportgen init 我的文稿      建一个工作区，里面有完整的样例
  cd 我的文稿
  reportgen build 2024        生成 2024 年的年度报告

改 inputs 里的 YAML，再运行一次 build，文稿就跟着变。
"""
app = typer.Typer(
    cls=usage.Group, help=_HELP, rich_markup_mode=None, no_args_is_help=True, pretty_exceptions_enable=False
)
template_app = typer.Typer(cls=usage.Group, rich_markup_mode=None, no_args_is_help=True)
app.add_typer(template_app, name="template", help="检查 Word 模板。")


class Format(StrEnum):
    """How problems and results are shown."""

    TEXT = "text"
    JSON = "json"


Year = Annotated[str, typer.Argument(metavar="YEAR", help="文件所写的年份，如 2024。")]
Documents = Annotated[
    list[str] | None, typer.Argument(metavar="DOC", help="只做这几个文件，如 report；不写就是这一年的全部。")
]
Office = Annotated[
    str | None, typer.Option("--office", metavar="ID", help="哪个机关（inputs 下的文件夹名）；不写就是最上级的机关。")
]
Every = Annotated[bool, typer.Option("--all", help="所有机关。")]
Folder = Annotated[Path | None, typer.Option("--workspace", metavar="DIR", help="工作区；不写就从当前文件夹往上找。")]
Shape = Annotated[Format, typer.Option("--format", help="text 给人看，json 给别的程序用。")]
Force = Annotated[bool, typer.Option("--force", help="输出被手工改过也照样生成；改过的文件改名留在旁边。")]


def _show_version(value: bool) -> None:  # noqa: FBT001  (typer's way)
    if value:
        typer.echo(f"reportgen {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[  # noqa: FBT002
        bool, typer.Option("--version", help="显示版本。", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    pass


@app.command(cls=usage.Command)
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="新建的工作区；要么没有，要么是空的。")]) -> None:
    """新建一个工作区，里面有完整的样例：一个市局、两个区局。"""
    from reportgen import workspace

    made = workspace.create(folder.absolute())
    typer.echo(f"已建好工作区 {folder}：模板 templates，数据 inputs（{made} 个文件）。")
    typer.echo(f"接着运行：cd {folder}，然后 reportgen build 2024")


@app.command(cls=usage.Command)
def build(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    year: Year,
    documents: Documents = None,
    office: Office = None,
    every: Every = False,  # noqa: FBT002
    pdf: Annotated[bool, typer.Option("--pdf", help="同时转成 PDF（要装 LibreOffice）。")] = False,  # noqa: FBT002
    force: Force = False,  # noqa: FBT002
    workspace: Folder = None,
    shape: Shape = Format.TEXT,
) -> None:
    """生成一年的公文，写到 outputs/年份/机关/标题.docx。

    先查数据，再排版，读回来逐字核对，全都对了才替换旧文件。
    手工改过的文件不会被覆盖。
    """
    from reportgen.build import build as build_one

    outcomes = _each(
        workspace, year, documents, office, every, lambda loader, task: build_one(loader, task, force=force, pdf=pdf)
    )
    _show(outcomes, shape, _built)


@app.command(cls=usage.Command)
def check(  # noqa: PLR0913, PLR0917
    year: Year,
    documents: Documents = None,
    office: Office = None,
    every: Every = False,  # noqa: FBT002
    workspace: Folder = None,
    shape: Shape = Format.TEXT,
) -> None:
    """只查一年的数据和文字，不生成文件。"""
    from reportgen.build import check as check_one

    outcomes = _each(workspace, year, documents, office, every, check_one)
    _show(outcomes, shape, _checked)


@app.command(cls=usage.Command)
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

    loader = Loader(_workspace(workspace))
    shown = []
    for task in tasks(loader, year, list(documents or ()), office, every=False):
        loaded = loader.document(task.office, task.year, task.document)
        paths = [path for path, _ in loaded.document.entries()]
        entries = origins(paths, loaded.resolved.root, loaded.layers, loaded.file)
        shown.append((task, "".join(loaded.document.title), entries))
    if shape is Format.JSON:
        _print_json({"documents": [_document_data(*one) for one in shown]})
        return
    for task, title, entries in shown:
        typer.echo(f"{_named(task)}　{title}")
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


@app.command(cls=usage.Command)
def sync(year: Year, documents: Documents = None, office: Office = None, workspace: Folder = None) -> None:
    """上级改了文字以后，逐条选定：保留本机关的写法，还是改用上级的新文。

    每选一条就写回一条；只删去所选的那一处，注释和排版都不动。
    """
    from reportgen import decisions
    from reportgen.build import tasks
    from reportgen.load import Loader

    loader = Loader(_workspace(workspace))
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
        typer.echo(f"{_named(task)}：{result}")


def _chosen() -> str:
    """The choice typed: k keep, t take, s later; asked again until it is one of them."""
    while True:
        choice: str = typer.prompt("  k 保留本机关的，t 改用上级新文，s 先放着", default="s", show_default=True)
        if choice.strip().lower() in {"k", "t", "s"}:
            return choice.strip().lower()
        typer.echo("  请输入 k、t 或 s")


@app.command(cls=usage.Command)
def schema(workspace: Folder = None) -> None:
    """把 YAML 的格式说明写到 inputs/*.schema.json，编辑器据此补全和解释每个键。"""
    from reportgen.model.schema import MODELS, json_schema

    place = _workspace(workspace)
    for name in MODELS:
        path = place.root / "inputs" / f"{name}.schema.json"
        place.replace(path, json_schema(name).encode())
        typer.echo(f"已写 {place.shown(path)}")


@app.command(cls=usage.Command)
def stencil(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="写到哪里；不写就是 templates/base 下各文种的模板。")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="已有的模板也替换（改名留在旁边）。")] = False,  # noqa: FBT002
    workspace: Folder = None,
) -> None:
    """生成标准格式的空白 Word 模板，可在 Word、WPS 里改样式。"""
    from reportgen.model.kinds import KINDS
    from reportgen.stencil import report_template
    from reportgen.workspace import Workspace

    place = _workspace(workspace) if file is None else Workspace(file.absolute().parent)
    base = place.root / "templates" / "base"
    paths = [base / f"{kind}.docx" for kind in KINDS] if file is None else [file.absolute()]
    data = report_template()
    changed = [path for path in paths if path.exists() and _says_otherwise(place.read(path), data)]
    if changed and not force:
        message, remedy = "这里已有一个模板，可能改过样式", "写到别的文件，或用 --force 替换（原来的会改名留在旁边）"
        raise OutputError(Problem(Location(place.shown(path)), "exists", message, remedy) for path in changed)
    for path in paths:
        kept = f"；原来的留作 {place.shown(place.keep_beside(path))}" if path in changed else ""
        place.replace(path, data)
        typer.echo(f"已写 {file or place.shown(path)}{kept}")


def _says_otherwise(there: bytes, data: bytes) -> bool:
    """Whether two templates differ in more than how they were packed."""
    from reportgen import package

    try:
        return package.read(there, "").parts != package.read(data, "").parts
    except package.NotADocument:
        return True


@template_app.command("check", cls=usage.Command)
def template_check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Word 模板（.docx）。")], shape: Shape = Format.TEXT
) -> None:
    """查一个 Word 模板：不认识的名称、写坏或被 Word 拆散的标记、不安全的内容。"""
    from reportgen import compose, template
    from reportgen.problems import TemplateError
    from reportgen.workspace import Workspace

    data = Workspace(file.absolute().parent).read(file.absolute())
    problems = in_order(template.check(data, str(file), compose.NAMES))
    if shape is Format.JSON:
        _print_json({"problems": [_as_data(problem) for problem in problems]})
    else:
        _print_problems(problems)
        if not problems:
            typer.echo(f"{file}：没有问题")
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(TemplateError.exit_code)


def _workspace(folder: Path | None) -> Workspace:
    from reportgen import workspace

    try:
        return workspace.find((folder or Path()).absolute())
    except FileNotFoundError:
        problem = Problem(Location("."), "no-workspace", "当前文件夹已经不在了", "进入一个还在的文件夹，再运行")
        raise InputError([problem]) from None


def _each(  # noqa: PLR0913, PLR0917
    folder: Path | None,
    year: str,
    documents: Sequence[str] | None,
    office: str | None,
    every: bool,  # noqa: FBT001
    run: Callable[[Loader, Task], Outcome],
) -> list[Outcome]:
    """Run each task the command means; on a terminal a bar shows how far it is."""
    from reportgen.build import tasks
    from reportgen.load import Loader

    loader = Loader(_workspace(folder))
    found = tasks(loader, year, list(documents or ()), office, every=every)
    if every and (without := [one for one in loader.workspace.offices() if one not in {task.office for task in found}]):
        typer.echo(f"这些机关没有要做的 {year} 年文件：{'、'.join(without)}", err=True)
    if len(found) == 1 or not sys.stderr.isatty():
        return [run(loader, task) for task in found]
    with typer.progressbar(found, label="进度", file=sys.stderr) as bar:
        return [run(loader, task) for task in bar]


def _show(outcomes: list[Outcome], shape: Format, line: Callable[[Outcome], str]) -> None:
    problems = in_order(problem for outcome in outcomes for problem in outcome.problems)
    if shape is Format.JSON:
        _print_json(
            {
                "problems": [_as_data(problem) for problem in problems],
                "outcomes": [_outcome_data(outcome) for outcome in outcomes],
            }
        )
    else:
        _print_problems(problems)
        for outcome in outcomes:
            typer.echo(line(outcome))
        if len(outcomes) > 1:
            failed = sum(outcome.exit_code != 0 for outcome in outcomes)
            typer.echo(f"共 {len(outcomes)} 个文件，成功 {len(outcomes) - failed} 个，失败 {failed} 个")
    if code := max(outcome.exit_code for outcome in outcomes):
        raise typer.Exit(code)


def _built(outcome: Outcome) -> str:
    if outcome.exit_code and not outcome.file:
        return f"没有生成 {_named(outcome.task)}：{_counted(outcome.problems)}"
    done = "没有变化" if outcome.unchanged else "已生成"
    extra = "".join(
        [f"，PDF：{outcome.pdf}" if outcome.pdf else "", f"；原来的文件留作 {outcome.kept}" if outcome.kept else ""]
    )
    size = f"{outcome.characters:,} 字，合满页 {outcome.pages:.1f} 页"
    return f"{done} {outcome.file}（{size}，用时 {outcome.seconds:.2f} 秒{extra}）"


def _checked(outcome: Outcome) -> str:
    return f"查过 {_named(outcome.task)}：{_counted(outcome.problems)}"


def _named(task: Task) -> str:
    return f"inputs/{task.office}/{task.year}/{task.document}.yaml"


def _counted(problems: Iterable[Problem]) -> str:
    severities = [problem.severity for problem in problems]
    counts = ((severities.count("error"), "个错误"), (severities.count("warning"), "个提示"))
    return "，".join(f"{count} {what}" for count, what in counts if count) or "没有问题"


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        typer.echo(str(problem), err=True)


def _print_json(data: object) -> None:
    import json

    typer.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _as_data(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "file": where.file,
        "line": where.line,
        "place": where.place,
        "rule": problem.rule,
        "severity": problem.severity,
        "message": problem.message,
        "remedy": problem.remedy,
    }


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
        "characters": outcome.characters,
        "seconds": round(outcome.seconds, 3),
    }


def main() -> None:
    """The command `reportgen`."""
    _use_utf8()
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # nothing else installed has a say in how inputs are read
    try:
        code = app(prog_name="reportgen", standalone_mode=False)
    except ReportgenError as error:
        if "json" in sys.argv[1:]:
            _print_json({"problems": [_as_data(problem) for problem in error.problems], "outcomes": []})
        else:
            _print_problems(error.problems)
        code = error.exit_code
    except TyperException as error:
        typer.echo(usage.wording(error), err=True)
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("已中断；没有写完的文件都保持原样。", err=True)
        code = 130
    except MemoryError:
        typer.echo("内存不够，没有做完；原来的文件没有动。\n    → 关闭别的程序，或把文件分小后再运行", err=True)
        code = OutputError.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 141
    gc.freeze()  # on its way out the interpreter would look at every object once more
    sys.exit(code if isinstance(code, int) else 0)


def _use_utf8() -> None:
    """Chinese file names and messages, whatever the system's own encoding is."""
    if sys.getfilesystemencoding().lower() != "utf-8":
        os.environ["PYTHONUTF8"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "reportgen", *sys.argv[1:]])  # noqa: S606  (ourselves again)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
