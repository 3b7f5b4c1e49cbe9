"""Makes the files of a comparison, and puts them in their places: both, or neither."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reportgen import identity, package
from reportgen.comparing.sides import Side
from reportgen.problems import InputError, Location, OutputError, Problem
from reportgen.verify import text
from reportgen.workspace import Workspace


class Put(NamedTuple):
    """What came of a file: its name, that of the one kept beside it, if one was, and whether nothing had changed."""

    name: str
    kept: str
    unchanged: bool


def word(before: Side, after: Side) -> bytes:
    """The Word file with tracked changes, read back: accepted it says the one, rejected the other."""
    from reportgen.comparing import tracked

    for side in (before, after):
        if tracked.has_changes(side.parts):
            message = "文件里有没处理的修订，分不清哪些是比出来的"
            remedy = "在 Word 里接受或拒绝全部修订，另存，再比较"
            raise InputError([Problem(Location(side.shown), "has-changes", message, remedy)])
    parts = tracked.tracked(before.parts, after.parts, (before.places(), after.places()), after.day)
    sides = (after, text.paragraphs(parts)), (before, text.paragraphs_before(parts))
    for side, said in sides:
        if _said(said) != _said(side.paragraphs()):
            message = "修订标不准：接受或拒绝全部修订后，文字与原件不同"
            remedy = "把文件里的文本框、域等换成普通段落，再比较；不用花脸稿就去掉 --word"
            raise OutputError([Problem(Location(side.shown), "inexact-changes", message, remedy)])
    return package.write(identity.unstamped(parts))


def put(files: dict[Path, Callable[[], bytes]], *, force: bool) -> list[Put]:
    """Put what is made at each path; a file that is there stays, or with `force` is kept beside."""
    made = {path.absolute(): make() for path, make in files.items()}
    changed = {path for path, data in made.items() if _place(path).read_output(path) != data}
    problems = list(_in_the_way(changed, force=force))
    if problems:
        raise OutputError(problems)
    return [_put(path, shown, data, changed) for shown, (path, data) in zip(files, made.items(), strict=True)]


def _put(path: Path, shown: Path, data: bytes, changed: set[Path]) -> Put:
    if path not in changed:
        return Put(str(shown), "", unchanged=True)
    kept = str(shown.with_name(_place(path).keep_beside(path).name)) if path.exists() else ""
    _place(path).replace(path, data)
    return Put(str(shown), kept, unchanged=False)


def _in_the_way(paths: Iterable[Path], *, force: bool) -> Iterator[Problem]:
    for path in sorted(paths):
        if lock := _place(path).opened_by(path):
            remedy = f"关闭它再运行；并没有打开的话，删去 {lock}"
            yield Problem(Location(str(path)), "open-elsewhere", f"文件正在 Word 或 WPS 中打开（{lock.name}）", remedy)
        elif path.exists() and not force:
            message, remedy = "这里已有一个文件，内容不同", "写到别的文件，或用 --force 替换（原来的会改名留在旁边）"
            yield Problem(Location(str(path)), "exists", message, remedy)


def _place(path: Path) -> Workspace:
    return Workspace(path.parent)


def _said(paragraphs: Iterable[str]) -> list[str]:
    return [words for words in paragraphs if words.strip()]
