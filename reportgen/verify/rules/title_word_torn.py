"""标题回行拆开了词语、数字、机关名称或书名（GB/T 9704-2012，7.3.1）。

只看自己分的行；软件回的行由 printed-title-lines 来查。

合格：关于做好 / 汛期安全生产工作的通知
不合格：关于做好汛期安 / 全生产工作的通知
不合格：关于学习《安全 / 生产法》的通知
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportgen.gbt9704.title import torn
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "title-word-torn"
CLAUSE = "7.3.1"
STRENGTH = Strength.RULE
EXPECTED = "标题回行词意完整"
_SHORT_NAME = 17  # a longer 《…》 does not fit in a line with what stands around it


def in_name(lines: list[str]) -> Iterator[str]:
    """The lines that end inside a short 《…》."""
    title, end = "".join(lines), 0
    for line in lines[:-1]:
        end += len(line)
        opened = title.rfind("《", 0, end)
        closed = title.find("》", max(opened, 0))
        if opened >= 0 and closed >= end and closed - opened < _SHORT_NAME and "《" not in title[opened + 1 : closed]:
            yield line


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [line for words in document.title for line in words.words.split("\n")]
    if len(lines) < 2:
        yield Absent("标题只有一行或由Word换行")
    office = [upper for upper, lower in pairwise(lines) if re.match("[局厅委部院处][关的等和、]", lower)]
    for line in dict.fromkeys((*torn(lines), *office, *in_name(lines))):
        yield Fault(
            document.title[0], f"标题在“{line}”之后回行，拆开了词语", "在词语、书名号、数字之间回行，不拆开一个词"
        )
