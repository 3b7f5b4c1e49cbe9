"""Compiled templates kept from one run to the next."""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportgen import __version__, own_folder
from reportgen.render.compiled import Compiled

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
    own_folder.write(key, marshal.dumps(tuple(compiled)))


def _from_disk(key: str) -> Compiled | None:
    data = own_folder.read(key)
    return Compiled(*marshal.loads(data)) if data else None  # noqa: S302  (written by this user, and whole)
