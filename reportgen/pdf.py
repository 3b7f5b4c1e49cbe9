"""Word files as PDF, through LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from reportgen import fonts
from reportgen.problems import Location, OutputError, Problem

_SECONDS = 120  # for one file; LibreOffice may take as long again whenever it has finished one
_POLL = 0.1  # seconds between two looks at what is done
_VAIN = 3  # starts in a row that bring nothing: the fault is not the file's
_MOST = 200  # files at one start: their names must fit in a command line
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
# A blank page that an odd or even section leaves is a page: without it the numbers of the others are not those printed.
_AS = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}'
# A document of somebody else's runs no macro and fetches nothing.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
</item>
{fonts}</oor:items>
"""


class NotConverted(NamedTuple):
    """Why there is no PDF of a file."""

    rule: str
    reason: str
    remedy: str


_MISSING = NotConverted(
    "no-libreoffice",
    "没有装 LibreOffice，转不成 PDF",
    "安装 LibreOffice（apt-get install libreoffice-writer，或到官网下载），或在 Word/WPS 里另存为 PDF",
)
_REMEDY = "再运行一次；仍不行就在 Word/WPS 里另存为 PDF"


def convert(docx: bytes, shown: str) -> bytes:
    """`docx` as PDF; raises OutputError where LibreOffice is missing or fails."""
    (found,) = convert_all([docx])
    if isinstance(found, NotConverted):
        message = f"{found.reason}；Word 文件已经生成"
        raise OutputError([Problem(Location(shown), found.rule, message, found.remedy)])
    return found


def convert_all(files: Sequence[bytes]) -> list[bytes | NotConverted]:
    """Each .docx as PDF, in order."""
    return list(converted(files))


def converted(files: Sequence[bytes]) -> Iterator[bytes | NotConverted]:
    """Each .docx as PDF, in order and as soon as it is made.

    LibreOffice starts once for many, and again without a file it stumbled over.
    """
    program = find_office()
    if program is None:
        yield from [_MISSING] * len(files)
        return
    for start in range(0, len(files), _MOST):
        yield from _converted(program, files[start : start + _MOST])


def find_office() -> str | None:
    """The path of LibreOffice's program."""
    found = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _converted(program: str, files: Sequence[bytes]) -> Iterator[bytes | NotConverted]:
    found: dict[int, bytes | NotConverted] = {}
    told = vain = 0
    while waiting := {place: file for place, file in enumerate(files) if place not in found}:
        before = len(found)
        try:
            with (
                tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
                _started(program, waiting, Path(folder)) as process,
            ):
                for place, made in _made(process, waiting, Path(folder)):
                    found[place] = made
                    while told in found:
                        yield found[told]
                        told += 1
                ended = _end(process.poll())
        except OSError as error:
            ended = f"LibreOffice 没有转成 PDF（{type(error).__name__}）"
        vain = 0 if len(found) > before else vain + 1
        # They are taken in order: the first without a PDF is the one that stopped it.
        missing = [place for place in waiting if place not in found]
        for place in missing if vain >= _VAIN else missing[:1]:
            found[place] = NotConverted("not-converted", ended, _REMEDY)
    yield from (found[place] for place in range(told, len(files)))


@contextmanager
def _started(program: str, files: Mapping[int, bytes], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """LibreOffice at work on the files; it ends with the block."""
    for place, file in files.items():
        (folder / f"{place}.docx").write_bytes(file)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS.format(fonts=fonts.substitution()), encoding="utf-8")
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", _AS]
    names = [f"{place}.docx" for place in files]
    process = subprocess.Popen(  # noqa: S603  (the program was looked up by name; the file names are ours)
        [*command, "--outdir", str(folder), *names],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that all it starts can be stopped together
    )
    try:
        yield process
    finally:
        _stop(process)


def _made(process: subprocess.Popen[bytes], places: Iterable[int], folder: Path) -> Iterator[tuple[int, bytes]]:
    """Each PDF when it is finished, until LibreOffice ends or has done nothing for too long."""
    waiting = list(places)
    since = time.monotonic()
    while waiting and time.monotonic() - since < _SECONDS:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=_POLL)
        ended = process.poll() is not None
        for place in waiting.copy():
            if made := _whole(folder / f"{place}.pdf"):
                waiting.remove(place)
                yield place, made
                since = time.monotonic()
        if ended:
            return


def _end(code: int | None) -> str:
    """How LibreOffice ended, or None when it had to be stopped."""
    if code is None:
        return f"LibreOffice 没有转成 PDF（{_SECONDS} 秒没有转完一个文件）"
    return f"LibreOffice 没有转成 PDF（{f'退出码 {code}' if code else '它打不开这个文件'}）"


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with everything it started, where it still runs."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603, S607
    else:
        with suppress(ProcessLookupError):  # all of them have ended
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _whole(file: Path) -> bytes:
    """A finished PDF; b"" when there is none."""
    content = file.read_bytes() if file.is_file() else b""
    return content if b"%%EOF" in content[-1024:] else b""
