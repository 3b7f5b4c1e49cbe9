"""Files that are named on the command line: what is in them, or why that cannot be read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.problems import InputError, Location, Problem


def content(file: Path) -> bytes:
    """The bytes of a file, no more of them than a document may have; raises InputError."""
    from reportgen.package import LARGEST_FILE

    try:
        with file.open("rb") as stream:
            return stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise InputError([Problem(Location(str(file)), "unreadable", _reason(error), "检查文件名和权限")]) from None


def parts(data: bytes, file: Path) -> Mapping[str, bytes]:
    """The parts of the Word file with these bytes; raises InputError when it is none."""
    from reportgen.package import NotADocument, read

    try:
        return read(data, str(file)).parts
    except NotADocument as fault:
        raise no_document(file, fault.reason, fault.remedy) from None


def no_document(file: Path, reason: str, remedy: str) -> InputError:
    """What is told of a file that is no Word file."""
    return InputError([Problem(Location(str(file)), "not-a-document", reason, remedy)])


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件"
    return "这是文件夹，不是文件" if isinstance(error, IsADirectoryError) else f"读不出：{error.strerror}"
