"""Puts a finished document in its place, never over what a person wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.problems import Location, OutputError, Problem
from reportgen.workspace import Workspace

_REMEDY = "把改动写回 YAML；或用 --force 重新生成（改过的文件会改名留在旁边）"


def put(workspace: Workspace, output: Path, data: bytes, source: str, *, force: bool) -> tuple[str, bool]:
    """Put `data`, made from `source`, at `output`; raises OutputError where that would lose something.

    The name of the file kept beside it, if one was, and whether nothing had changed.
    """
    there = workspace.read_output(output)
    if there == data:
        return "", True
    shown = workspace.shown(output)
    if lock := workspace.opened_by(output):
        message = f"文件正在 Word 或 WPS 中打开（{lock.name}）"
        remedy = f"关闭它再运行；并没有打开的话，删去 {workspace.shown(lock)}"
        raise OutputError([Problem(Location(shown), "open-elsewhere", message, remedy)])
    kept = ""
    if there is not None and not _may_go(there, shown, source, force=force):
        kept = workspace.shown(workspace.keep_beside(output))
    workspace.replace(output, data)
    return kept, False


def _may_go(data: bytes, shown: str, source: str, *, force: bool) -> bool:
    """Whether the file is what a build of `source` wrote, byte for byte; False when it must be kept beside.

    Raises OutputError, unless `force`, where a person changed its text or something else made it.
    """
    from reportgen import identity, package
    from reportgen.verify import text

    try:
        parts = package.read(data, shown).parts
        stamp = identity.read(parts)
    except package.NotADocument:
        parts, stamp = {}, None
    if stamp is None:
        problems = [Problem(Location(shown), "not-ours", "这里已有一个文件，不是 reportgen 生成的", _REMEDY)]
    elif stamp.source and stamp.source != source:
        message = f"这个文件是由 {stamp.source} 生成的，标题相同"
        remedy = "改动其中一个的标题；那个文件不再要了，就先删去这个输出"
        problems = [Problem(Location(shown), "same-title", message, remedy)]
    elif identity.untouched(parts):
        return True
    else:
        problems = list(_edited(identity.changed_paragraphs(stamp, text.paragraphs(parts)), shown))
    if problems and not force:
        raise OutputError(problems)
    return False


def _edited(changed: list[tuple[int, str]], shown: str) -> Iterator[Problem]:
    for number, text in changed:
        message = f"生成后被手工改过，现为“{_short(text)}”" if text.strip() else "生成后有段落被手工删去"
        yield Problem(Location(shown, 0, f"第{number}段"), "edited-by-hand", message, _REMEDY)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}……"
