"""Compiled templates kept from one run to the next.

They hold code, so they are read only from a folder of this user's own that nobody else can write to. A lost or broken
entry is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportgen import __version__
from reportgen.render.compiled import Compiled

_MOST = 40  # entries kept
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH

_in_memory: dict[str, Compiled] = {}


def key(template: bytes, names: Mapping[str, Any]) -> str:
    """The name a compiled template goes by: all that its code depends on, ours included."""
    return hashlib.sha256(_program() + repr(names).encode() + template).hexdigest()


@cache
def _program() -> bytes:
    """A digest of what compiles a template."""
    versions = [_version(name) for name in ("docxtpl", "jinja2", "docx")]
    whole = hashlib.sha256(repr((__version__, sys.version, versions)).encode())
    package = Path(__file__).parents[1]
    for source in sorted([*package.glob("render/*.py"), *package.glob("template/*.py")]):
        whole.update(source.read_bytes())
    return whole.digest()


def _version(package: str) -> bytes:
    """The text in which a package states its version; cheaper than asking for its metadata."""
    found = find_spec(package)
    return Path(found.origin).read_bytes() if found and found.origin else b""


def read(key: str) -> Compiled | None:
    """The compiled template of that name, if there is one to be trusted."""
    if key not in _in_memory and (found := _from_disk(key)):
        _in_memory[key] = found
    return _in_memory.get(key)


def write(key: str, compiled: Compiled) -> None:
    """Keep `compiled`; where there is no place to keep it on disk, in memory only."""
    _in_memory[key] = compiled
    folder = own_folder()
    if folder is None:
        return
    data = marshal.dumps(tuple(compiled))
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_own(folder):
            return
        _drop_oldest(folder)
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(data).digest() + data)
        Path(temporary).replace(folder / key)


def _from_disk(key: str) -> Compiled | None:
    folder = own_folder()
    if folder is None or not is_own(folder):
        return None
    try:
        data = (folder / key).read_bytes()
    except OSError:
        return None
    if hashlib.sha256(data[32:]).digest() != data[:32]:
        return None
    return Compiled(*marshal.loads(data[32:]))  # noqa: S302  (written by this user, and whole)


def own_folder() -> Path | None:
    """Where this user's programs keep what they can make again."""
    if os.name == "nt":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) / "reportgen" / "cache" if local else None
    place = os.environ.get("XDG_CACHE_HOME", "")
    if place.startswith("/"):
        return Path(place) / "reportgen"
    home = os.environ.get("HOME", "")
    return Path(home) / ".cache" / "reportgen" if home.startswith("/") else None


def is_own(folder: Path) -> bool:
    """Whether the folder is this user's, and only this user may write there."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    if os.name == "nt":
        return stat.S_ISDIR(found.st_mode)
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE


def _drop_oldest(folder: Path) -> None:
    entries = sorted(filter(Path.is_file, folder.iterdir()), key=lambda entry: entry.stat().st_mtime)
    for entry in entries[: max(len(entries) - _MOST, 0)]:
        entry.unlink()
