"""The command on any Word file: verify it against the standard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli import word_files
from reportgen.cli.options import Findings, Found
from reportgen.cli.printing import as_data, print_json, print_problems
from reportgen.problems import CheckError, InputError, Location, OutputError, Problem

if TYPE_CHECKING:
    from reportgen.findings import Judged
    from reportgen.rendered import Printed
    from reportgen.verify.verdict import Unsure, Verdict


class Strict(StrEnum):
    """The weakest rule whose failure counts."""

    RULE = "规定"
    USUAL = "一般"
    CUSTOM = "惯例"


_AT_ONCE = 100  # files that are in memory together, and one start of LibreOffice
_WORDS = {"pass": "符合", "fail": "不符", "cannot-tell": "判不出", "not-applicable": "不适用"}


def verify(  # noqa: PLR0913, PLR0917  (each is an option of the command)
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="要检查的 .docx，哪个软件做的都行。")],
    strict: Annotated[
        Strict, typer.Option("--strict", help="不符合哪一级就算不通过：规定（应当）、一般（通常）、惯例。")
    ] = Strict.RULE,
    pdf: Annotated[Path | None, typer.Option("--pdf", metavar="FILE", help="这个文件的 PDF，从它量版面。")] = None,
    file_only: Annotated[  # noqa: FBT002
        bool, typer.Option("--file-only", help="只看文件里写的，不排版、不量版面；快得多。")
    ] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="写成网页：结论、逐条说明，页面图上标出不符的地方。")
    ] = None,
    shape: Found = Findings.TEXT,
) -> None:
    """按 GB/T 9704-2012 检查任何 Word 文件，逐条列出结论。

    装了 LibreOffice 和 reportgen[pages] 就排出版面来量，也可以用 --pdf 给出 PDF；看不准的列为“判不出”。
    """
    if pdf and (file_only or len(files) > 1):
        message = "--pdf 不能和 --file-only 一起用" if file_only else "--pdf 只能用于一个文件"
        raise typer.BadParameter(message)
    results: list[Judged] = []
    problems: list[Problem] = []
    for start in range(0, len(files), _AT_ONCE):
        judged = _judged(files[start : start + _AT_ONCE], pdf, problems, file_only=file_only)
        results += judged if html else [one._replace(pdf=b"") for one in judged]
    counted = [one.value for one in Strict][: list(Strict).index(strict) + 1]
    refused = _written(html, results, problems, counted) if html else ()
    problems += refused
    _show(results, problems, shape)
    if html and not refused and shape is Findings.TEXT:
        typer.echo(f"已写 {html}")
    failed = any(each.ruling == "fail" and each.strength in counted for one in results for each in one.verdicts)
    if problems or failed:
        unread = InputError.exit_code if problems else CheckError.exit_code
        raise typer.Exit(OutputError.exit_code if refused else unread)


def _show(results: Sequence[Judged], problems: Sequence[Problem], shape: Findings) -> None:
    if shape is Findings.SARIF:
        from reportgen.cli.sarif import verdicts_as_sarif

        print_json(verdicts_as_sarif(((Path(one.file).as_posix(), one.verdicts) for one in results), problems))
    elif shape is Findings.JSON:
        print_json(
            {
                "files": [{"file": one.file, "verdicts": [_data(each) for each in one.verdicts]} for one in results],
                "problems": [as_data(problem) for problem in problems],
            }
        )
    else:
        for one in results:
            _print(one)
        print_problems(problems)


def _judged(files: Sequence[Path], pdf: Path | None, problems: list[Problem], *, file_only: bool) -> Iterator[Judged]:
    """The verdicts on each file that is a document; what is wrong with the others joins the problems."""
    from reportgen.findings import Judged
    from reportgen.package import NotADocument
    from reportgen.verify.judgement import FILE_ONLY, verdicts
    from reportgen.verify.verdict import Unsure

    documents = []
    for file in files:
        try:
            content = word_files.content(file)
            documents.append((file, content, word_files.parts(content, file)))
        except InputError as error:
            problems += error.problems
    contents = [content for _, content, _ in documents]
    seen: Iterable[Printed | Unsure] = [FILE_ONLY] * len(documents) if file_only else _pages(contents, pdf, problems)
    for (file, _, parts), printed in zip(documents, seen, strict=True):
        try:
            if isinstance(printed, Unsure):
                yield Judged(str(file), tuple(verdicts(parts, printed)), without=printed.reason)
            else:
                yield Judged(str(file), tuple(verdicts(parts, printed.pages)), printed.pdf)
        except NotADocument as fault:
            problems += word_files.no_document(file, fault.reason, fault.remedy).problems


def _pages(contents: Sequence[bytes], pdf: Path | None, problems: list[Problem]) -> Iterable[Printed | Unsure]:
    """Each file on paper: in its PDF, or as LibreOffice lays it out."""
    from reportgen import rendered
    from reportgen.pages import NotAPdf
    from reportgen.verify.verdict import Unsure

    if pdf is None or not contents:
        return rendered.rendered(contents)
    try:
        return [rendered.read(word_files.content(pdf))]
    except InputError as error:
        problems += error.problems
    except NotAPdf:
        message, remedy = "这不是 PDF，或者加了密码、损坏了", "在 Word/WPS 里把文件另存为 PDF，再运行"
        problems.append(Problem(Location(str(pdf)), "not-a-pdf", message, remedy))
    return [Unsure("--pdf 给出的 PDF 读不出来")]


def _written(
    file: Path, results: Sequence[Judged], problems: Sequence[Problem], counted: Sequence[str]
) -> tuple[Problem, ...]:
    """Write the page for the browser; why not, where something else stands there."""
    from reportgen import findings, views
    from reportgen.workspace import Workspace

    try:
        views.put(Workspace(Path().absolute()), {file.absolute(): findings.page(results, problems, counted)})
    except OutputError as error:
        return error.problems
    return ()


def _print(judged: Judged) -> None:
    """The failures in full, the undecided with their reasons, the rest counted."""
    from reportgen.verify.judgement import place

    rulings = {one: [each for each in judged.verdicts if each.ruling == one] for one in _WORDS}
    typer.echo(judged.file)
    for each in rulings["fail"]:
        where = place(each)
        typer.echo(f"  不符　{each.strength}　{each.clause}　{each.expected} [{each.rule}]")
        typer.echo(f"        {where}{'：' if where else ''}{each.found}")
        typer.echo(f"        → {each.remedy}")
    for reason in dict.fromkeys(each.found for each in rulings["cannot-tell"]):
        rules = [each.rule for each in rulings["cannot-tell"] if each.found == reason]
        named = "、".join(rules[:3]) + (f"等{len(rules)}条" if len(rules) > 3 else "")
        typer.echo(f"  判不出　{reason} [{named}]")
    typer.echo("  " + "，".join(f"{_WORDS[one]} {len({each.rule for each in rulings[one]})} 条" for one in _WORDS))


def _data(verdict: Verdict) -> dict[str, object]:
    paragraph, area = verdict.paragraph, verdict.area
    return {
        "rule": verdict.rule,
        "clause": verdict.clause,
        "strength": verdict.strength,
        "verdict": verdict.ruling,
        "expected": verdict.expected,
        "found": verdict.found,
        "remedy": verdict.remedy,
        "paragraph": paragraph.number if paragraph else 0,
        "words": paragraph.excerpt() if paragraph else "",
        "page": area.page if area else 0,
        "area": [round(side, 1) for side in area[1:]] if area else [],
    }
