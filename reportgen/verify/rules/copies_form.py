"""抄送一行的写法不对（GB/T 9704-2012，7.4.2）。

“抄送”之后用全角冒号，最后一个机关之后用句号，不写“抄报”。机关写在另一格里的，有没有句号判不出。

合格：抄送：市委办公室，市司法局。
不合格：抄送:市委办公室，市司法局。
不合格：抄送：市委办公室，市司法局
不合格：抄报：市委办公室，市司法局。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "copies-form"
CLAUSE = "7.4.2"
STRENGTH = Strength.RULE
EXPECTED = "“抄送”后标全角冒号，最后一个抄送机关后标句号"


def ends(document: Anatomy, line: Paragraph) -> bool:
    """Whether no other line of copies follows."""
    following = document.said_after(line)
    if following in {document.printed, None}:
        return True
    beside = document.printer
    return following is beside and not following.words.endswith(("。", "，", "、"))


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    line = document.copies
    if line is None:
        yield Absent("没有抄送机关")
        return
    if line.words.startswith("抄报"):
        yield Fault(line, "写作“抄报”", "只用“抄送”")
    elif not re.match("(抄送|分送)：", line.words):
        yield Fault(line, f"写作“{line.words[:4]}”", "写作“抄送：”，用全角冒号")
    if re.fullmatch("(抄送|分送)[:：]?", line.words):
        yield Unsure("抄送机关写在另一格里")
    elif not line.words.endswith("。") and ends(document, line):
        yield Fault(line, "最后一个抄送机关后没有句号", "在最后一个抄送机关后加“。”")
