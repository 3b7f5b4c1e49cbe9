"""Knows what needs no new build: the same inputs, templates and program as the file that is there was made from."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from reportgen import __version__, own_folder
from reportgen.journal import Journal
from reportgen.load import Found, Loader, digest
from reportgen.problems import Dismissed, Location, Problem, ReportgenError
from reportgen.workspace import ABOVE, BASE


class Built(NamedTuple):
    """What the last build of a document came to."""

    file: str
    characters: int
    problems: tuple[Problem, ...]
    dismissed: tuple[Dismissed, ...] = ()


def names(loader: Loader, office: str, year: str) -> list[str] | None:
    """The names of the documents of an office, if nothing they are made from has changed since one was built."""
    record = _journal(loader, year).last(office)
    try:
        if record is None or not _is_as_it_was(loader, office, record):
            return None
        return [str(name) for name in record["names"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def built(loader: Loader, office: str, year: str, document: str) -> Built | None:
    """The last build of a document, if another would write the same file and tell the same problems."""
    record = _journal(loader, year).last(f"{office}/{document}")
    root = loader.workspace.root
    try:
        if record is None or not _is_as_it_was(loader, office, record):
            return None
        if record["above"] != _decided(root, office, year, document) or record["is"] != _digest(root / record["file"]):
            return None
        problems = map(_problem, record["problems"])
        dismissed = (Dismissed(_problem(problem), reason) for problem, reason in record["dismissed"])
        return Built(record["file"], record["characters"], tuple(problems), tuple(dismissed))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # it cannot be trusted


def _problem(stated: list[Any]) -> Problem:
    where, *rest = stated
    return Problem(Location(*where), *rest)


class Before(NamedTuple):
    """What a document was made from, as it was before it was built."""

    made_from: str
    above: str


def before(loader: Loader, office: str, year: str, document: str) -> Before | None:
    """What a document is about to be made from; None where that cannot be said, or not be kept."""
    if _journal(loader, year).file is None:
        return None
    try:
        made_from = _made_from(loader, loader.chain(office))
        return Before(made_from, _decided(loader.workspace.root, office, year, document))
    except (OSError, ReportgenError):
        return None


def remember(loader: Loader, office: str, year: str, document: str, begun: Before | None, done: Built) -> None:  # noqa: PLR0913, PLR0917
    """Keep what a build came to, if it was made of nothing but what was there before it began."""
    root = loader.workspace.root
    with contextlib.suppress(OSError, ReportgenError):
        if begun is None or not _was_read(loader, chain := loader.chain(office), begun):
            return
        above = _decided(root, office, year, document)
        if begun.above not in {"", above}:
            return  # decided anew, by this build or by someone else: the next one tells
        record = {
            "chain": chain,
            "from": begun.made_from,
            "names": loader.names(office, year),
            "above": above,
            "is": _digest(root / done.file),
            "file": done.file,
            "characters": done.characters,
            "problems": done.problems,
            "dismissed": done.dismissed,
        }
        _journal(loader, year).add((office, f"{office}/{document}"), record)


def _journal(loader: Loader, year: str) -> Journal:
    """What the builds of a year came to, as this user's programs keep it."""
    if year not in loader.journals:
        folder = _folder(loader)
        loader.journals[year] = Journal(folder / f"{year}.jsonl" if folder else None)
    return loader.journals[year]


def _folder(loader: Loader) -> Path | None:
    folder = own_folder.path()
    if folder is None or not (own_folder.is_own(folder) or not folder.exists()):
        return None
    return folder / "built" / digest(str(loader.workspace.root.resolve()).encode("utf-8", "surrogateescape"))[:16]


def _is_as_it_was(loader: Loader, office: str, record: dict[str, Any]) -> bool:
    """Whether all the documents of `office` are made from is what `record` was made from."""
    if office not in loader.settled:
        loader.settled[office] = _made_from(loader, record["chain"])
    return bool(loader.settled[office] == record["from"])


def _made_from(loader: Loader, chain: list[str]) -> str:
    """A digest of all the documents of an office can depend on: every file of its chain, and the program itself."""
    loader.program = loader.program or _program()
    found = (f"{office}:{_found(loader, office).whole};" for office in (*chain, BASE))
    return digest("".join([loader.program, *found]).encode("utf-8", "surrogateescape"))


def _was_read(loader: Loader, chain: list[str], begun: Before) -> bool:
    """Whether every file of `chain` was read as it was found before."""
    kept = [loader.kept(office) for office in (*chain, BASE)]
    return _made_from(loader, chain) == begun.made_from and all(
        one.found is not None and one.digests.items() <= one.found.digests.items() for one in kept
    )


def _found(loader: Loader, office: str) -> Found:
    """The files of an office and its templates; but not what was decided, which concerns one document each."""
    kept = loader.kept(office)
    if kept.found is None:
        root = loader.workspace.root
        digests = {
            file: _digest(file)
            for place in (root / "inputs" / office, root / "templates" / office)
            for file in _files(str(place))
        }
        whole = "".join(f"{file}\0{found}\0" for file, found in digests.items())
        kept.found = Found(digest(whole.encode("utf-8", "surrogateescape")), digests)
        kept.names.clear()  # so that they are looked for again, after the files were
    return kept.found


def _files(folder: str) -> Iterator[str]:
    """The files below a folder, in order, if there is one."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.is_file():
            if not entry.name.endswith(ABOVE):
                yield entry.path
        elif entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path)
        else:
            raise OSError(entry.path)  # a link to a folder, or something else that could be anything


def _decided(root: Path, office: str, year: str, document: str) -> str:
    """A digest of what a document was decided against; "" where that is not recorded."""
    try:
        return _digest(f"{root}/inputs/{office}/{year}/{document}{ABOVE}")
    except FileNotFoundError:
        return ""


def _digest(file: Path | str) -> str:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123  (a path apiece costs more than the reading)
        return digest(opened.read())


def _program() -> str:
    """What tells this program, and the versions of what it uses, from others."""
    whole = hashlib.sha256(f"{__version__} {sys.version}".encode())
    package = str(Path(__file__).parent)
    for file in _sources(package):  # told from others as Python tells its bytecode: by time and size
        found = os.stat(file)  # noqa: PTH116  (a path apiece costs more than the asking)
        whole.update(f"{file} {found.st_mtime_ns} {found.st_size};".encode())
    used = find_spec("docxtpl")
    installed = os.scandir(Path(used.origin).parents[1]) if used and used.origin else ()
    whole.update(repr(sorted(entry.name for entry in installed if entry.name.endswith(".dist-info"))).encode())
    return whole.hexdigest()


def _sources(folder: str) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.endswith(".py"):
            yield entry.path
        elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
            yield from _sources(entry.path)
