"""Word files as PDF, through LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reportgen.problems import Location, OutputError, Problem

_SECONDS = 120  # for one file; LibreOffice may take as long again whenever it has finished one
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
</oor:items>
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
    """Each .docx as PDF, in order; LibreOffice starts once for many, and again without a file it stumbled over."""
    program = find_office()
    if program is None:
        return [_MISSING] * len(files)
    found: list[bytes | NotConverted] = []
    for start in range(0, len(files), _MOST):
        found += _converted(program, files[start : start + _MOST])
    return found


def find_office() -> str | None:
    """The path of LibreOffice's program."""
    found = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def _converted(program: str, files: Sequence[bytes]) -> list[bytes | NotConverted]:
    found: dict[int, bytes | NotConverted] = {}
    vain = 0
    while waiting := {place: file for place, file in enumerate(files) if place not in found}:
        try:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                ended = _run(program, waiting, Path(folder))
                made = {place: pdf for place in waiting if (pdf := _whole(Path(folder, f"{place}.pdf")))}
        except OSError as error:
            ended, made = f"LibreOffice 没有转成 PDF（{type(error).__name__}）", {}
        found |= made
        vain = 0 if made else vain + 1
        # They are taken in order: the first without a PDF is the one that stopped it.
        missing = [place for place in waiting if place not in found]
        for place in missing if vain >= _VAIN else missing[:1]:
            found[place] = NotConverted("not-converted", ended, _REMEDY)
    return [found[place] for place in range(len(files))]


def _run(program: str, files: Mapping[int, bytes], folder: Path) -> str:
    """Have LibreOffice make a PDF of each file; how it ended, for when one is missing."""
    for place, file in files.items():
        (folder / f"{place}.docx").write_bytes(file)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
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
        done, since = 0, time.monotonic()
        while time.monotonic() - since < _SECONDS:
            try:
                code = process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                now = sum(1 for _ in folder.glob("*.pdf"))
                done, since = (now, time.monotonic()) if now > done else (done, since)
            else:
                return f"LibreOffice 没有转成 PDF（{f'退出码 {code}' if code else '它打不开这个文件'}）"
        return f"LibreOffice 没有转成 PDF（{_SECONDS} 秒没有转完一个文件）"
    finally:
        _stop(process)


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
