"""Knows what needs no new build: the same inputs, templates and program as the file that is there was made from."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from reportgen import __version__
from reportgen.load import Loader
from reportgen.problems import Dismissed, InputError, Location, Problem
from reportgen.render import cache
from reportgen.workspace import BASE

_SHARED = "program"


class Built(NamedTuple):
    """What the last build of a document came to."""

    file: str
    characters: int
    problems: tuple[Problem, ...]
    dismissed: tuple[Dismissed, ...] = ()


def built(loader: Loader, office: str, year: str, document: str) -> Built | None:
    """The last build of a document, if another would write the same file and tell the same problems."""
    workspace = loader.workspace
    try:
        if (place := _record(loader, office, year, document)) is None:
            return None
        record = json.loads(place.read_bytes())
        if record["from"] != _made_from(loader, office) or record["is"] != _digest(workspace.root / record["file"]):
            return None
        problems = map(_problem, record["problems"])
        dismissed = (Dismissed(_problem(problem), reason) for problem, reason in record["dismissed"])
        return Built(record["file"], record["characters"], tuple(problems), tuple(dismissed))
    except (OSError, InputError, ValueError, KeyError, TypeError):
        return None  # there is none, or it cannot be trusted


def _problem(stated: list[Any]) -> Problem:
    where, *rest = stated
    return Problem(Location(*where), *rest)


def remember(loader: Loader, office: str, year: str, document: str, done: Built) -> None:
    """Keep what a build came to; where it cannot be kept, the next run builds again."""
    place = _record(loader, office, year, document)
    if place is None:
        return
    loader.digests.pop(office, None)  # a build writes beside its inputs what it was decided against
    record = {
        "from": _made_from(loader, office),
        "is": _digest(loader.workspace.root / done.file),
        "file": done.file,
        "characters": done.characters,
        "problems": done.problems,
        "dismissed": done.dismissed,
    }
    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")  # half of it is no record


def _record(loader: Loader, office: str, year: str, document: str) -> Path | None:
    """Where this user's records of a workspace are kept."""
    folder = cache.own_folder()
    if folder is None or not (cache.is_own(folder) or not folder.exists()):
        return None
    workspace = hashlib.sha256(str(loader.workspace.root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return folder / "built" / workspace / year / office / f"{document}.json"


def _made_from(loader: Loader, office: str) -> str:
    """A digest of all a document of `office` can depend on: every file of its chain, and the program itself."""
    root = loader.workspace.root
    whole = hashlib.sha256()
    folders = {one: (root / "inputs" / one, root / "templates" / one) for one in (*loader.chain(office), BASE)}
    for name, places in (*folders.items(), (_SHARED, ())):
        if name not in loader.digests:
            loader.digests[name] = _tree(places) if places else _program()
        whole.update(f"{name}:{loader.digests[name]};".encode())
    return whole.hexdigest()


def _tree(places: tuple[Path, ...]) -> str:
    """A digest of the files below `places`, their names and what is in them."""
    whole = hashlib.sha256()
    for place in places:
        for folder, folders, files in os.walk(place):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(files):
                file = os.path.join(folder, name)  # noqa: PTH118  (a path apiece costs more than the reading)
                whole.update(f"{file}\0{_digest(file)}\0".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _digest(file: Path | str) -> str:
    with open(file, "rb") as opened:  # noqa: PTH123
        return hashlib.sha256(opened.read()).hexdigest()


def _program() -> str:
    """A digest of the program, and of which versions of what it uses are installed."""
    whole = hashlib.sha256(f"{__version__} {sys.version}".encode())
    for file in sorted(Path(__file__).parent.rglob("*.py")):
        there = file.stat()
        whole.update(f"{file} {there.st_size} {there.st_mtime_ns};".encode())
    used = find_spec("docxtpl")
    installed = Path(used.origin).parents[1] if used and used.origin else Path()
    whole.update(repr(sorted(entry.name for entry in installed.glob("*.dist-info"))).encode())
    return whole.hexdigest()
