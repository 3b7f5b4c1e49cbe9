"""附件说明不在正文之下空一行处（GB/T 9704-2012，7.3.4）。

段前、段后和空行一起算，空0.4行到1.8行都算合格。中间有表格、文本框的判不出。

合格：段落 → 间距 → 段前28.95磅
不合格：段落 → 间距 → 段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.distance import distance
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "attachment-note-distance"
CLAUSE = "7.3.4"
STRENGTH = Strength.RULE
EXPECTED = "附件说明在正文下空一行"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    note = document.note[0].paragraph if document.note else None
    above = [words for words in document.body if note and document.place(words) < document.place(note)]
    if note is None or not above:
        yield Absent("没有附件说明")
        return
    yield from distance(document, above[-1], note, 1, "附件说明与正文之间")
