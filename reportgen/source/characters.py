"""Characters that cannot be seen or printed."""

from __future__ import annotations

import re
from collections.abc import Iterable

# U+2028 and U+2029 are refused as typed: YAML takes them for line ends, and would count other lines than the editor.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# An escape in double quotes can make what could not be typed.
ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

CLASS = (
    "\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f"
    "\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
INVISIBLE = re.compile(f"[{CLASS}]")
INVISIBLE_OR_TAB = re.compile(f"[\t{CLASS}]")
VISIBLE = re.compile(f"[^\\s{CLASS}]")

NAMES = {
    "\x00": "空字符",
    "\t": "制表符",
    "\x0b": "手动换行符",
    "\x0c": "分页符",
    "\xa0": "不换行空格",
    "\xad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u200e": "左至右标记",
    "\u200f": "右至左标记",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u2060": "词连接符",
    "\u3000": "全角空格",
    "\ufeff": "零宽不换行空格",
}


def named(character: str, kind: str = "不可见字符") -> str:
    """The character for people: 全角空格（U+3000）."""
    name = "半个字符" if "\ud800" <= character <= "\udfff" else NAMES.get(character, kind)
    return f"{name}（U+{ord(character):04X}）"


def listed(found: Iterable[str], kind: str) -> str:
    """The different characters of `found` for people, in their order."""
    return "、".join(named(character, kind) for character in dict.fromkeys(found))
