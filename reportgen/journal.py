"""Lines kept from one run to the next: of each name the last counts, and one that is not whole counts for nothing."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_NAME = 16  # characters of a name's digest
_ADDING = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
_WORN = 4  # times as many lines as there are names still of use


class Journal:
    """A file of this user's own, to which any number of processes add lines; without one nothing is kept."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self._places: dict[bytes, int] | None = None

    def last(self, name: str) -> dict[str, Any] | None:
        """What was last kept under `name`; None where there is nothing, or it cannot be read."""
        if self._places is None:
            self._places = self._looked_through()
        place = self._places.get(_digest(_bytes(name)))
        if place is None or self.file is None:
            return None
        try:
            with self.file.open("rb") as file:
                file.seek(place)
                line = file.readline().rstrip(b"\n")
            names, check, data = line.split(b" ", 2)
            found = json.loads(data) if check == _digest(names + data) else None
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def add(self, names: Sequence[str], value: dict[str, Any]) -> None:
        """Keep `value` under each of `names`; where that cannot be, it is not kept."""
        if self.file is None:
            return
        data = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
        named = b",".join(_digest(_bytes(name)) for name in names)
        line = b"\n%b %b %b" % (named, _digest(named + data), data)  # the break first: what a kill cut off ends here
        with contextlib.suppress(OSError):
            try:
                handle = os.open(self.file, _ADDING, 0o600)
            except FileNotFoundError:
                self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                handle = os.open(self.file, _ADDING, 0o600)
            try:
                os.write(handle, line)  # at once, so that lines of several processes do not mix
            finally:
                os.close(handle)

    def _looked_through(self) -> dict[bytes, int]:
        """Where the last line of each name begins."""
        if self.file is None:
            return {}
        try:
            with self.file.open("rb") as file:
                places, lines = _places(file)
                if lines <= _WORN * len(places) + _WORN:
                    return places
                kept = []
                for place in sorted(set(places.values())):
                    file.seek(place)
                    kept.append(file.readline())
            fresh = self.file.with_name(f"{self.file.name}.{os.getpid()}")
            fresh.write_bytes(b"".join(kept))
            fresh.replace(self.file)  # what is added meanwhile is lost, and only built once more
        except OSError:
            return {}
        return _places(kept)[0]


def _places(lines: Iterable[bytes]) -> tuple[dict[bytes, int], int]:
    """Where the last line of each name begins, and how many lines there are."""
    places: dict[bytes, int] = {}
    place = count = 0
    for line in lines:
        count += 1
        for start in range(0, line.find(b" ") + 1, _NAME + 1):
            places[line[start : start + _NAME]] = place
        place += len(line)
    return places, count


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest()[:_NAME].encode()
