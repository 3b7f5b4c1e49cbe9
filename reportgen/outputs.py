"""Puts a finished document in its place, never over what a person wrote."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from reportgen.problems import Location, OutputError, Problem
from reportgen.workspace import Workspace

_REMEDY = "把改动写回 YAML；或用 --force 重新生成（改过的文件会改名留在旁边）"


class Put(NamedTuple):
    """What came of a file: the name of the one kept beside it, if one was, and whether nothing had changed."""

    kept: str
    unchanged: bool


def put(workspace: Workspace, output: Path, data: bytes, source: str, *, force: bool) -> Put:
    """Put `data`, made from `source`, at `output`; raises OutputError where that would lose something."""
    (done,) = put_together(workspace, {output: data}, source, force=force)
    return done


def put_together(workspace: Workspace, files: Mapping[Path, bytes], source: str, *, force: bool) -> list[Put]:
    """Put files that belong together in their places: all of them, or none where one would lose something."""
    there = {output: workspace.read_output(output) for output in files}
    changed = [output for output, data in files.items() if there[output] != data]
    problems: list[Problem] = []
    to_keep: set[Path] = set()
    for output in changed:
        shown = workspace.shown(output)
        if lock := workspace.opened_by(output):
            message = f"文件正在 {'Excel' if _is_table(shown) else 'Word'} 或 WPS 中打开（{lock.name}）"
            remedy = f"关闭它再运行；并没有打开的话，删去 {workspace.shown(lock)}"
            problems.append(Problem(Location(shown), "open-elsewhere", message, remedy))
        elif (data := there[output]) is not None:
            lost = _lost(data, shown, source)
            if lost is not None:
                to_keep.add(output)
                problems += [] if force else lost
    if problems:
        raise OutputError(problems)
    kept = {output: workspace.shown(workspace.keep_beside(output)) for output in changed if output in to_keep}
    for output in changed:
        workspace.replace(output, files[output])
    return [Put(kept.get(output, ""), output not in changed) for output in files]


def _lost(data: bytes, shown: str, source: str) -> list[Problem] | None:
    """What would be lost: the text a person changed, or what something else made.

    None where the file is what a build of `source` wrote, byte for byte; [] where only its look is another.
    """
    from reportgen import identity, package

    try:
        parts = package.unpacked(data) if _is_table(shown) else package.read(data, shown).parts
        stamp = identity.read(parts)
        if stamp is not None and stamp.source in {"", source}:
            if identity.untouched(parts):
                return None
            texts = _texts(parts, shown)
            changed = identity.changed_paragraphs(stamp, [text for _, text in texts])
            return list(_edited(changed, [place for place, _ in texts], shown))
    except package.NotADocument:
        stamp = None
    if stamp is None:
        return [Problem(Location(shown), "not-ours", "这里已有一个文件，不是 reportgen 生成的", _REMEDY)]
    message = f"这个文件是由 {stamp.source} 生成的，标题相同"
    remedy = "改动其中一个的标题；那个文件不再要了，就先删去这个输出"
    return [Problem(Location(shown), "same-title", message, remedy)]


def _is_table(shown: str) -> bool:
    return shown.endswith(".xlsx")


def _texts(parts: Mapping[str, bytes], shown: str) -> list[tuple[str, str]]:
    """The paragraphs of a document, or the rows of a table, each with its place."""
    from reportgen.verify import cells, text

    if _is_table(shown):
        return [(row.place, row.text) for row in cells.rows(parts)]
    return [(f"第{number}段", words) for number, words in enumerate(text.paragraphs(parts), start=1)]


def _edited(changed: list[tuple[int, str]], places: list[str], shown: str) -> Iterator[Problem]:
    for number, text in changed:
        what = "行" if _is_table(shown) else "段落"
        message = f"生成后被手工改过，现为“{_short(text)}”" if text.strip() else f"生成后有{what}被手工删去"
        place = places[number - 1] if number <= len(places) else "末尾"
        yield Problem(Location(shown, 0, place), "edited-by-hand", message, _REMEDY)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}……"
