"""附注没有加全角圆括号，没有左空二字，或排在成文日期之上（GB/T 9704-2012，7.3.6）。

成文日期之下以“此件”“联系人”开头的认作附注，左空可差0.35字。

合格：（此件公开发布）　左空二字
合格：（联系人：李大同，电话：12345678）　左空二字
不合格：此件公开发布　左空二字
不合格：【此件公开发布】　左空二字
不合格：（此件公开发布）　不缩进
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, indent
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "remark-form"
CLAUSE = "7.3.6"
STRENGTH = Strength.RULE
EXPECTED = "附注左空二字加圆括号，在成文日期下一行"

_SHORT = 24  # characters
REMARK = re.compile(r"[（(【\[〔]?\s*(?:此件|联系人)")
_PUBLIC = re.compile(r"[（(【\[〔]?\s*此件.{0,16}(?:公开|发布|传达|属实)")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    remarks = [words for words in document.remarks if REMARK.match(words.words)]
    early = next((words for words in document.body if _PUBLIC.match(words.words) and len(words.words) < _SHORT), None)
    if early and document.date:
        yield Fault(early, "附注在成文日期之上", "移到成文日期的下一行，左空二字")
    elif not remarks:
        yield Absent("没有附注")
    for words in remarks:
        inside = indent(words)
        if not (words.words.startswith("（") and words.words.endswith("）")):
            yield Fault(words, "附注没有加全角圆括号", "写作“（此件公开发布）”")
        elif inside is None or abs(inside - 2) > 0.35:
            yield Fault(words, "附注没有左空二字", "首行缩进设为2字符")
