"""Puts what only shows a document in its place: over its own earlier self, never over what a person made or changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.problems import Location, OutputError, Problem
from reportgen.workspace import Workspace

_SEAL = re.compile(rb"\n(?:%|<!--) reportgen ([0-9a-f]{64})(?: -->)?\n\Z")
_LONGEST = 100


def put(workspace: Workspace, files: Mapping[Path, bytes]) -> None:
    """Put each view in its place: all, or none where one would lose something."""
    there = {path: workspace.read_output(path) for path in files}
    lost = [path for path, data in there.items() if data is not None and not _is_ours(data)]
    if lost:
        message, remedy = "这里已有一个文件，不是 reportgen 生成的，或者生成后改动过", "移走它，或给它改名，再运行"
        raise OutputError(Problem(Location(workspace.shown(path)), "not-a-view", message, remedy) for path in lost)
    for path, data in files.items():
        workspace.replace(path, _sealed(data, path.suffix))


def sweep(paths: Iterable[Path]) -> None:
    """Take away views of ours that are out of date; what a person made or changed stays."""
    for path in paths:
        if path.is_file() and _is_ours(path.read_bytes()):
            path.unlink()


def _sealed(data: bytes, suffix: str) -> bytes:
    """`data` and its digest, where a reader of the format passes over it."""
    digest = hashlib.sha256(data).hexdigest()
    return data + (f"\n<!-- reportgen {digest} -->\n" if suffix == ".html" else f"\n% reportgen {digest}\n").encode()


def _is_ours(data: bytes) -> bool:
    found = _SEAL.search(data, max(0, len(data) - _LONGEST))
    return found is not None and hashlib.sha256(data[: found.start()]).hexdigest().encode() == found[1]
