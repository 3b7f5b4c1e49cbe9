"""The command on any Word file: verify it against the standard."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportgen.cli.options import Format, Shape
from reportgen.cli.printing import as_data, print_json, print_problems
from reportgen.problems import CheckError, InputError, Location, Problem

if TYPE_CHECKING:
    from reportgen.verify.verdict import Verdict


class Strict(StrEnum):
    """The weakest rule whose failure counts."""

    RULE = "规定"
    USUAL = "一般"
    CUSTOM = "惯例"


_WORDS = {"pass": "符合", "fail": "不符", "cannot-tell": "判不出", "not-applicable": "不适用"}


def verify(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="要检查的 .docx，哪个软件做的都行。")],
    strict: Annotated[
        Strict, typer.Option("--strict", help="不符合哪一级就算不通过：规定（应当）、一般（通常）、惯例。")
    ] = Strict.RULE,
    shape: Shape = Format.TEXT,
) -> None:
    """按 GB/T 9704-2012 检查任何 Word 文件，逐条列出结论。

    只看文件里写的，不看排出来的版面；看不准的列为“判不出”。
    """
    from reportgen.package import NotADocument, read
    from reportgen.verify.judgement import verdicts

    results: list[tuple[Path, list[Verdict]]] = []
    problems: list[Problem] = []
    for file in files:
        try:
            results.append((file, verdicts(read(_content(file), str(file)).parts)))
        except NotADocument as fault:
            problems.append(Problem(Location(str(file)), "not-a-document", fault.reason, fault.remedy))
        except OSError as error:
            problems.append(Problem(Location(str(file)), "unreadable", _reason(error), "检查文件名和权限"))
    if shape is Format.JSON:
        print_json(
            {
                "files": [{"file": str(file), "verdicts": [_data(each) for each in found]} for file, found in results],
                "problems": [as_data(problem) for problem in problems],
            }
        )
    else:
        for file, found in results:
            _print(file, found)
        print_problems(problems)
    counted = [one.value for one in Strict][: list(Strict).index(strict) + 1]
    failed = any(each.ruling == "fail" and each.strength.value in counted for _, found in results for each in found)
    if problems or failed:
        raise typer.Exit(InputError.exit_code if problems else CheckError.exit_code)


def _content(file: Path) -> bytes:
    """The bytes of a file, no more of them than a document may have."""
    from reportgen.package import LARGEST_FILE

    with file.open("rb") as stream:
        return stream.read(LARGEST_FILE + 1)


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    return "这是文件夹，不是文件" if isinstance(error, IsADirectoryError) else f"读不出：{error.strerror}"


def _print(file: Path, found: list[Verdict]) -> None:
    """The failures in full, the undecided with their reasons, the rest counted."""
    from reportgen.verify.judgement import place

    rulings = {one: [each for each in found if each.ruling == one] for one in _WORDS}
    typer.echo(str(file))
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
    paragraph = verdict.paragraph
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
    }
