"""Which Chinese faces this machine lacks, and which of those it has stands in for each."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

_SONG = (
    *("SimSun", "宋体", "Songti SC", "STSong", "华文宋体", "Source Han Serif SC", "思源宋体", "Noto Serif CJK SC"),
    *("Noto Serif SC", "AR PL SungtiL GB", "AR PL UMing CN", "Source Han Sans SC", "Noto Sans CJK SC"),
)
_HEAVY = ("Source Han Serif SC", "思源宋体", "Noto Serif CJK SC", "Noto Serif SC", "Songti SC")
_HEI = (
    *("SimHei", "黑体", "Heiti SC", "STHeiti", "华文黑体", "Source Han Sans SC", "思源黑体", "Noto Sans CJK SC"),
    *("Noto Sans SC", "Microsoft YaHei", "微软雅黑", "PingFang SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
    "Droid Sans Fallback",
)
_STAND_INS = {
    "小标宋": ("FZXiaoBiaoSong-B05S", "方正小标宋简体", "方正小标宋_GBK", "STZhongsong", "华文中宋", *_HEAVY, *_SONG),
    "仿宋": (
        *("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋", "FandolFang"),
        *("AR PL SungtiL GB", *_SONG),
    ),
    "楷体": (
        *("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "Kaiti SC", "FandolKai"),
        *("AR PL KaitiM GB", "AR PL UKai CN", *_SONG),
    ),
    "黑体": _HEI,
    "宋体": _SONG,
}
"""What stands in for a face of each kind, the likest first."""
_KINDS = (
    ("小标宋", ("小标宋", "XiaoBiaoSong", "中宋", "Zhongsong", "大标宋")),
    ("仿宋", ("仿宋", "FangSong", "Fangsong")),
    ("楷体", ("楷", "Kai")),
    ("黑体", ("黑", "Hei", "等线", "DengXian")),
    ("宋体", ("宋", "Song", "SimSun")),
)
"""The kind of a face, by what stands in its name."""
_IN_USE = (
    *("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "华文中宋", "STZhongsong", "方正大标宋简体"),
    *("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "华文仿宋", "STFangsong", "方正仿宋简体", "方正仿宋_GBK"),
    *("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "华文楷体", "STKaiti", "方正楷体简体", "方正楷体_GBK"),
    *("黑体", "SimHei", "华文黑体", "STHeiti", "方正黑体简体", "方正黑体_GBK", "微软雅黑", "Microsoft YaHei"),
    *("等线", "DengXian", "宋体", "SimSun", "新宋体", "NSimSun", "华文宋体", "STSong", "方正书宋简体", "方正书宋_GBK"),
)
"""The faces that official documents name."""
_ON = """<item oor:path="/org.openoffice.Office.Common/Font/Substitution">\
<prop oor:name="Replacement" oor:op="fuse"><value>true</value></prop></item>
"""
_PAIR = """<item oor:path="/org.openoffice.Office.Common/Font/Substitution/FontPairs">\
<node oor:name="_{number}" oor:op="replace">\
<prop oor:name="ReplaceFont" oor:op="fuse"><value>{face}</value></prop>\
<prop oor:name="SubstituteFont" oor:op="fuse"><value>{by}</value></prop>\
<prop oor:name="Always" oor:op="fuse"><value>true</value></prop>\
<prop oor:name="OnScreenOnly" oor:op="fuse"><value>false</value></prop></node></item>
"""
_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}


class Missing(NamedTuple):
    """A face this machine lacks, and the one that stands in for it; "" where there is none."""

    face: str
    stand_in: str


def missing(faces: Iterable[str], there: frozenset[str]) -> list[Missing]:
    """The Chinese ones among `faces` that are not `there`, each once."""
    found = []
    for face in dict.fromkeys(faces):
        kind = _kind(face)
        if kind and face.casefold() not in there:
            by = next((one for one in _STAND_INS[kind] if one.casefold() in there), "")
            found.append(Missing(face, by))
    return found


def _kind(face: str) -> str:
    return next((kind for kind, words in _KINDS if any(word in face for word in words)), "")


def substitution() -> str:
    """The settings by which LibreOffice prints what stands in for the faces this machine lacks; "" without any."""
    found = [one for one in missing(_IN_USE, installed()) if one.stand_in]
    pairs = [
        _PAIR.format(number=number, face=escape(one.face), by=escape(one.stand_in)) for number, one in enumerate(found)
    ]
    return _ON + "".join(pairs) if pairs else ""


@cache
def installed() -> frozenset[str]:
    """The names of the faces this machine has, in all languages, folded to lower case."""
    program = shutil.which("fc-list") if sys.platform.startswith("linux") else None
    if program:
        done = subprocess.run([program, ":", "family"], capture_output=True, check=False)  # noqa: S603
        names = done.stdout.decode("utf-8", "replace").replace("\n", ",").split(",")
        return frozenset(name.replace("\\", "").strip().casefold() for name in names)
    files = (file for folder in _folders() for file in folder.rglob("*") if file.suffix.lower() in _ENDINGS)
    return frozenset(name.casefold() for file in files for name in families(file))


def _folders() -> list[Path]:
    """Where the system keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", own / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform != "darwin":
        return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
    return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]


def families(file: Path) -> set[str]:
    """The family names in a font file or a collection of fonts; none where it cannot be read."""
    found: set[str] = set()
    try:
        data = file.read_bytes()
        for start in _starts(data):
            found.update(_names(data, start))
    except (OSError, struct.error):
        pass  # no font LibreOffice could read either
    return found


def _starts(data: bytes) -> tuple[int, ...]:
    if data[:4] != b"ttcf":
        return (0,)
    (count,) = struct.unpack_from(">L", data, 8)
    return struct.unpack_from(f">{min(count, 100)}L", data, 12)


def _names(data: bytes, start: int) -> Iterator[str]:
    """The names of a font whose table of contents is at `start`: kinds 1 and 16 are the family's."""
    (tables,) = struct.unpack_from(">H", data, start + 4)
    for table in range(tables):
        tag, _, place, _ = struct.unpack_from(">4sLLL", data, start + 12 + 16 * table)
        if tag == b"name":
            _, count, words = struct.unpack_from(">HHH", data, place)
            for number in range(count):
                record = struct.unpack_from(">HHHHHH", data, place + 6 + 12 * number)
                platform, _, _, kind, length, at = record
                if kind in {1, 16} and platform in {0, 3}:
                    text = data[place + words + at :][:length]
                    yield text.decode("utf-16-be", "replace")
