"""The command that mends any Word file as far as no word has to change."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import word_files
from reportgen.cli.options import Format, Shape
from reportgen.cli.printing import as_data, print_json, print_problems
from reportgen.problems import CheckError, Location, OutputError, Problem, ReportgenError

if TYPE_CHECKING:
    from reportgen.mending import Mended
    from reportgen.mending.words import MarkChange
    from reportgen.pages import Page
    from reportgen.verify.verdict import Unsure, Verdict

_STRENGTHS = ("规定", "一般", "惯例")


def fix(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="要改的 .docx，哪个软件做的都行。")],
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="改好的写到哪里；不写就是原文件旁边的“…-改.docx”。"),
    ] = None,
    force: Annotated[  # noqa: FBT002
        bool, typer.Option("--force", help="那里已有的文件也替换（原来的改名留在旁边）。")
    ] = False,
    file_only: Annotated[  # noqa: FBT002
        bool, typer.Option("--file-only", help="只改文件里写的，不排版、不量版面；快得多。")
    ] = False,
    shape: Shape = Format.TEXT,
) -> None:
    """把不动文字就能改的格式错误改好，另存一份，原文件不动。

    改纸张、版心、字体、字号、颜色、行距、缩进、对齐、空行、分隔线、页码和有规定的标点；改前改后逐段比较，
    文字和数字一个也不变。改不了的列出来，写明为什么。
    """
    if output is not None and len(files) > 1:
        raise typer.BadParameter("有 --output 时只能写一个文件")
    done: list[tuple[Path, Mended, Path | None]] = []
    error: ReportgenError | None = None
    problems: list[Problem] = []
    for file in files:
        try:
            found = _mended(file, file_only=file_only)
            target = output or file.with_name(f"{file.stem}-改.docx")
            done.append((file, found, _written(file, found, target, force=force)))
        except ReportgenError as fault:
            error = error or fault
            problems += fault.problems
    _show(done, problems, shape)
    if error:
        raise typer.Exit(error.exit_code)
    if any(left.verdict.strength == _STRENGTHS[0] for _, found, _ in done for left in found.left):
        raise typer.Exit(CheckError.exit_code)


def _show(done: Sequence[tuple[Path, Mended, Path | None]], problems: Sequence[Problem], shape: Format) -> None:
    if shape is Format.JSON:
        files = [_data(file, found, written) for file, found, written in done]
        print_json({"files": files, "problems": [as_data(problem) for problem in problems]})
        return
    for file, found, written in done:
        _print(file, found, written)
    print_problems(problems)


def _mended(file: Path, *, file_only: bool) -> Mended:
    """What comes of a file; raises InputError when it is no document."""
    from reportgen.mending import mended
    from reportgen.package import NotADocument

    try:
        return mended(word_files.parts(word_files.content(file), file), None if file_only else _pages)
    except NotADocument as fault:
        raise word_files.no_document(file, fault.reason, fault.remedy) from None


def _pages(parts: Mapping[str, bytes]) -> Sequence[Page] | Unsure:
    """A document's pages as LibreOffice lays them out."""
    from reportgen import package
    from reportgen.rendered import rendered
    from reportgen.verify.verdict import Unsure

    paper = next(rendered([package.write(parts)]))
    return paper if isinstance(paper, Unsure) else paper.pages


def _written(file: Path, found: Mended, target: Path, *, force: bool) -> Path | None:
    """Where the mended copy was put; None when there was nothing to mend."""
    from reportgen import package
    from reportgen.comparing.making import put

    parts = found.parts
    if parts is None:
        return None
    if target.resolve() == file.resolve():
        raise OutputError([Problem(Location(str(target)), "exists", "这是原文件，不改写它", "写到别的文件")])
    put({target: lambda: package.write(parts)}, force=force)
    return target


def _print(file: Path, found: Mended, written: Path | None) -> None:
    typer.echo(str(file))
    for line, more in _gathered((each.rule, _line("已改", each)) for each in found.cured):
        typer.echo(line + more)
    changes = (((one.before, one.after), f"  标点　第{one.paragraph}段{_change(one)}") for one in found.marks)
    for line, more in _gathered(changes):
        typer.echo(line + more)
    for each, why in found.left:
        typer.echo(_line("改不了", each))
        typer.echo(f"        {why}")
        typer.echo(f"        → {each.remedy}")
    if not found.cured and not found.left:
        typer.echo("  没有要改的")
    else:
        typer.echo(f"  改前{_counted(found.before)}；改后{_counted(found.after)}")
    if found.unseen:
        typer.echo(f"  只看了文件里写的：{found.unseen}")
    if written:
        typer.echo(f"已写 {written}")


def _line(what: str, each: Verdict) -> str:
    from reportgen.verify.judgement import place

    where = place(each)
    return f"  {what}　{each.strength}　{each.clause}　{where}{'：' if where else ''}{each.found} [{each.rule}]"


def _change(one: MarkChange) -> str:
    if not one.before:
        return f"加“{one.after}”"
    return f"“{one.before}”改为“{one.after}”" if one.after else f"删去“{one.before}”"


def _gathered(lines: Iterable[tuple[Hashable, str]]) -> Iterator[tuple[str, str]]:
    """The first line of each kind, and 等3处 when there are more."""
    kinds: dict[Hashable, list[str]] = {}
    for kind, line in lines:
        kinds.setdefault(kind, []).append(line)
    return ((same[0], f"，等{len(same)}处" if len(same) > 1 else "") for same in kinds.values())


def _failed(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many rules of each strength fail."""
    rules = {(each.strength, each.rule) for each in verdicts if each.ruling == "fail"}
    return {strength: sum(one == strength for one, _ in rules) for strength in _STRENGTHS}


def _counted(verdicts: Iterable[Verdict]) -> str:
    failed = _failed(verdicts)
    by_strength = "，".join(f"{strength} {count}" for strength, count in failed.items() if count)
    return f"不符 {sum(failed.values())} 条" + (f"（{by_strength}）" if by_strength else "")


def _data(file: Path, found: Mended, written: Path | None) -> dict[str, object]:
    return {
        "file": str(file),
        "output": str(written) if written else None,
        "before": _failed(found.before),
        "after": _failed(found.after),
        "mended": [_verdict(each) for each in found.cured],
        "marks": [change._asdict() for change in found.marks],
        "unseen": found.unseen,
        "left": [{**_verdict(each), "why": why} for each, why in found.left],
    }


def _verdict(each: Verdict) -> dict[str, object]:
    return {
        "rule": each.rule,
        "clause": each.clause,
        "strength": each.strength,
        "found": each.found,
        "remedy": each.remedy,
        "paragraph": each.paragraph.number if each.paragraph else 0,
        "words": each.paragraph.excerpt() if each.paragraph else "",
    }
