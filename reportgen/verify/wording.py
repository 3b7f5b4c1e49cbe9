"""Measures and faces in the words of Word's own dialogs."""

from __future__ import annotations

from functools import lru_cache

from reportgen.gbt9704.layout import TWIPS_PER_MM, TWIPS_PER_POINT

_SIZES = {  # half-points
    84: "初号",
    72: "小初",
    52: "1号",
    48: "小1号",
    44: "2号",
    36: "小2号",
    32: "3号",
    30: "小3号",
    28: "4号",
    24: "小4号",
    21: "5号",
    18: "小5号",
    15: "6号",
}


def millimetres(twips: int) -> str:
    """37毫米; tenths are rounded half up, as Word shows them."""
    tenths = int(twips / TWIPS_PER_MM * 10 + 0.5001)
    return f"{tenths / 10:g}毫米"


def points(twips: int) -> str:
    """28.95磅."""
    return f"{twips / TWIPS_PER_POINT:.2f}".rstrip("0").removesuffix(".") + "磅"


def size(half_points: int) -> str:
    """3号; 15.5磅 when it has no such name."""
    return _SIZES.get(half_points) or f"{half_points / 2:g}磅"


def face(name: str) -> str:
    """The name of a face; 未指定字体 without one."""
    return name or "未指定字体"


def is_fangsong(name: str) -> bool:
    """Whether a face is a 仿宋."""
    return "仿宋" in name or "fangsong" in name.lower()


def is_kaiti(name: str) -> bool:
    """Whether a face is a 楷体."""
    return "楷" in name or "kai" in name.lower()


def is_heiti(name: str) -> bool:
    """Whether a face is a 黑体; 微软雅黑, made for screens, is none."""
    return ("黑" in name or "hei" in name.lower()) and "雅黑" not in name and "yahei" not in name.lower()


def is_song(name: str) -> bool:
    """Whether a face is a 宋体, 仿宋 not among them."""
    return ("宋" in name or "song" in name.lower() or "simsun" in name.lower()) and not is_fangsong(name)


def is_title_song(name: str) -> bool:
    """Whether a face is a 小标宋."""
    return "标宋" in name or "biaosong" in name.lower() or name.upper().startswith("FZXBS")


def is_red(color: str) -> bool:
    """Whether a colour is the red of a heading."""
    red, green, blue = _channels(color)
    return red >= 0xC0 and green <= 0x40 and blue <= 0x40


def is_black(color: str) -> bool:
    """Whether a colour is printed black."""
    return max(_channels(color)) <= 0x20


@lru_cache(maxsize=64)
def _channels(color: str) -> tuple[int, int, int]:
    try:
        red, green, blue = bytes.fromhex(color)
    except ValueError:
        return 0, 0, 0
    return red, green, blue
