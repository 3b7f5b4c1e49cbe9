"""A Word file as PDF, through LibreOffice where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from reportgen.problems import Location, OutputError, Problem

_SECONDS = 120
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)


def convert(docx: bytes, shown: str) -> bytes:
    """`docx` as PDF; raises OutputError where LibreOffice is missing or fails."""
    program = find_office()
    if program is None:
        message = "没有装 LibreOffice，转不成 PDF；Word 文件已经生成"
        remedy = "安装 LibreOffice（apt-get install libreoffice-writer，或到官网下载），或在 Word/WPS 里另存为 PDF"
        raise OutputError([Problem(Location(shown), "no-libreoffice", message, remedy)])
    try:
        with tempfile.TemporaryDirectory() as folder:
            return _converted(program, docx, Path(folder))
    except (subprocess.SubprocessError, OSError) as error:
        message = f"LibreOffice 没有转成 PDF（{type(error).__name__}）；Word 文件已经生成"
        remedy = "再运行一次；仍不行就在 Word/WPS 里另存为 PDF"
        raise OutputError([Problem(Location(shown), "not-converted", message, remedy)]) from error


def _converted(program: str, docx: bytes, folder: Path) -> bytes:
    source = folder / "document.docx"
    source.write_bytes(docx)
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(  # noqa: S603  (the program was looked up by name; the file name is ours)
        [*command, "--outdir", str(folder), str(source)], capture_output=True, timeout=_SECONDS, check=True
    )
    return source.with_suffix(".pdf").read_bytes()


def find_office() -> str | None:
    """The path of LibreOffice's program."""
    found = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
    return found or next((place for place in _PLACES if Path(place).is_file()), None)
