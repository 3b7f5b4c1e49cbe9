"""The colon after the mark of an attachment goes, and blanks in it; the number stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "序号是文字，不改成阿拉伯数字"


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        for place, character in reversed(list(enumerate(each.mark.text))):
            if character in ":：" or character.isspace():
                replace(bench, each.mark, place, place + 1, "")
