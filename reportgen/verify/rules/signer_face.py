"""“签发人”三字不是3号仿宋，或姓名不是3号楷体（GB/T 9704-2012，7.2.6）。

几个签发人的，只看第一行。

合格：签发人：周明远　“签发人：”仿宋_GB2312，“周明远”楷体_GB2312，都是3号
不合格：签发人：周明远　都是仿宋_GB2312，3号
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.gbt9704.layout import BODY
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import is_han
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import face, is_fangsong, is_kaiti, size

ID = "signer-face"
CLAUSE = "7.2.6"
STRENGTH = Strength.RULE
EXPECTED = "“签发人”三字用3号仿宋，姓名用3号楷体"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.signers:
        yield Absent("没有签发人")
        return
    words = document.signers[0]
    at = words.text.index("签")
    label = re.match(r"签\s*发\s*人\s*[：:]?\s*", words.text[at:])
    end = at + (label.end() if label else 3)
    place = 0
    for run in words.runs:
        for offset, character in enumerate(run.text, place):
            right = is_fangsong if offset < end else is_kaiti
            if is_han(character) and offset >= at and (not right(run.east_asian) or run.size != BODY.points * 2):
                what, should = ("“签发人”", "3号仿宋") if offset < end else ("签发人姓名", "3号楷体")
                yield Fault(words, f"{what}是{size(run.size)}{face(run.east_asian)}", f"改为{should}")
                return
        place += len(run.text)
