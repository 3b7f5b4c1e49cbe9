"""The year of the file number gets the brackets 〔〕, and blanks go; its words and figures stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.elements import FILE_NUMBER

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "“第”、虚位、年份和机关代字是文字和数字，不改"


def mend(bench: Bench) -> None:
    """Change it."""
    line = bench.document.file_number
    found = FILE_NUMBER.search(line.text) if line else None
    if not line or not found:
        return
    for place in range(found.end() - 1, found.start() - 1, -1):
        if found[0][place - found.start()].isspace():
            replace(bench, line, place, place + 1, "")
        elif place == found.start("close"):
            replace(bench, line, place, place + 1, "〕")
        elif place == found.start("open"):
            replace(bench, line, place, place + 1, "〔")
