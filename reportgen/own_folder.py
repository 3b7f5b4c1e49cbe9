"""The folder in which this user's programs keep what they can make again.

What is kept may hold code, so it is read only from a folder of this user's own that nobody else can write to. A lost or
broken entry is made anew.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path
from zlib import crc32

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_MOST = 40  # entries kept


def path() -> Path | None:
    """Where the folder is or would be; None where this user has no place for it."""
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


def read(name: str) -> bytes | None:
    """What is kept under `name`, if it is whole and can be trusted."""
    folder = path()
    if folder is None or not is_own(folder):
        return None
    try:
        data = (folder / name).read_bytes()
    except OSError:
        return None
    return data[4:] if _check(data[4:]) == data[:4] else None


def write(name: str, data: bytes) -> None:
    """Keep `data` under `name`, where there is a place to keep it."""
    folder = path()
    if folder is None:
        return
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_own(folder):
            return
        _drop_oldest(folder)
        handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(_check(data) + data)
        Path(temporary).replace(folder / name)


def _check(data: bytes) -> bytes:
    return crc32(data).to_bytes(4, "big")


def _drop_oldest(folder: Path) -> None:
    entries = sorted(filter(Path.is_file, folder.iterdir()), key=lambda entry: entry.stat().st_mtime)
    for entry in entries[: max(len(entries) - _MOST, 0)]:
        entry.unlink()
