"""The bytes of a file as text, or the reason why they are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.source import characters
from reportgen.source.nodes import Fault

MOST_BYTES = 4 * 1024 * 1024
AS_UTF8 = "用记事本打开，点“文件→另存为”，编码选“UTF-8”后保存；用 WPS 时另存为纯文本，编码选“UTF-8”"
AS_TEXT = "把内容复制到纯文本文件里，另存为 .yaml，编码选“UTF-8”"

_SIGNATURES = (
    (b"PK\x03\x04", "一个 Word、Excel 文档或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "一个旧版 Word 或 Excel 文档"),
    (b"%PDF", "一个 PDF 文件"),
    (b"{\\rtf", "一个 RTF 文档"),
    (b"\x89PNG", "一张图片"),
    (b"\xff\xd8\xff", "一张图片"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_MARKS_AT_HEADS = re.compile("^\ufeff+", re.MULTILINE)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_MOST_LINES = 1000  # a file with more bad lines than this is not going to be mended line by line


class UnreadableError(Exception):
    """The bytes are no text; carries the line and the fault."""

    def __init__(self, line: int, fault: Fault) -> None:
        self.line = line
        self.fault = fault
        super().__init__(fault.message)


def decode(data: bytes) -> str:
    """`data` as text with plain line ends; raises UnreadableError."""
    if len(data) > MOST_BYTES:
        size = len(data) / 1024 / 1024
        raise UnreadableError(
            1, Fault("too-large", f"文件有 {size:.1f} MB，超过 4 MB 的上限", "拆成几个文件，或删去不属于报告的内容")
        )
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(1, Fault("not-yaml", f"这是{kind}，不是 YAML 文本", AS_TEXT))
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            raise UnreadableError(1, Fault("not-utf8", f"文件的编码是 {encoding}，不是 UTF-8", AS_UTF8))
    return _utf8(data).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def without_controls(text: str) -> tuple[str, list[tuple[int, Fault]]]:
    """`text` with blanks for what may not stand in it, and the faults by line, so that reading can go on."""
    # None of them counts as printable; that is seen in half the time of a search.
    if text.replace("\n", "").isprintable() or not (characters.CONTROL.search(text) or "\ufeff" in text):
        return text, []
    faults = list(_control_faults(text))
    return _MARKS_AT_HEADS.sub("", characters.CONTROL.sub(" ", text)), faults


def control_fault(found: list[str]) -> Fault:
    """The fault of a line or value that holds these control characters."""
    return Fault(
        "control-character",
        f"文字里有{characters.listed(found, '控制字符')}",
        "删去它；这类字符看不见，多半是从 Word 或网页粘贴来的，可删去前后几个字重新输入",
    )


def _control_faults(text: str) -> Iterator[tuple[int, Fault]]:
    bad = 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := characters.CONTROL.findall(line):
            yield number, control_fault(found)
            bad += 1
        # libyaml passes over this one at the head of a line in silence.
        if line.startswith("\ufeff"):
            message = f"行首有{characters.named(line[0])}"
            yield number, Fault("invisible-character", message, "删去它（光标移到行首，按一次 Delete 键）")
            bad += 1
        if bad >= _MOST_LINES:
            return


def _utf8(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        encoding = _wide_encoding(data, share=0.05)
        if encoding:
            raise UnreadableError(1, Fault("not-utf8", f"文件的编码是 {encoding}，不是 UTF-8", AS_UTF8)) from None
        line = len(_LINE_END.findall(data[: error.start])) + 1
        message = "这一行有不是 UTF-8 的字节，文件可能是 GBK（ANSI）编码"
        raise UnreadableError(line, Fault("not-utf8", message, AS_UTF8)) from None
    # Plain English in UTF-16 is also valid UTF-8, with every second byte a zero.
    if "\x00" in text and (encoding := _wide_encoding(data, share=0.8)):
        raise UnreadableError(1, Fault("not-utf8", f"文件的编码是 {encoding}，不是 UTF-8", AS_UTF8))
    return text


def _wide_encoding(data: bytes, share: float) -> str | None:
    """UTF-16 or UTF-32, when the zero bytes stand as they do there, in at least this share of the characters."""
    head = data[:4096]
    zeros = [head[place::4].count(0) for place in range(4)]
    quarter = len(head) // 4
    if quarter and (min(zeros[2:]) >= quarter or min(zeros[:2]) >= quarter):
        return "UTF-32"
    first, second = zeros[0] + zeros[2], zeros[1] + zeros[3]
    one_sided = (first == 0) != (second == 0)
    return "UTF-16" if one_sided and first + second >= max(2, share * (len(head) // 2)) else None
