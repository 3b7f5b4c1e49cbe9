"""不盖章的公文，署名与正文之间没有空一行（GB/T 9704-2012，7.3.5.2）。

空半行到四行都算合格。日期右空三字以上的，看作盖章的，不查。

合格：段落 → 间距 → 段前28.95磅
不合格：段落 → 间距 → 段前0磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy, right_gap
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "sign-off-distance"
CLAUSE = "7.3.5.2"
STRENGTH = Strength.RULE
EXPECTED = "不盖章的，署名在正文或附件说明下空一行"
_TOLERANCE = 0.5
_MOST = 4  # lines; a name is moved down when a page is to be filled
_SEALED = 3  # characters right of a date that waits for its seal


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    notes = tuple(item.paragraph for item in document.note)
    name = document.signature[0] if document.signature else None
    above = [words for words in (*document.body, *notes) if name and document.place(words) < document.place(name)]
    if name is None or document.date is None or not above:
        yield Absent("没有署名或成文日期")
    elif is_sealed(document):
        yield Absent("是盖章的，与正文的距离看印章")
    else:
        last = max(above, key=document.place)
        found = document.gap(last, name)
        if found is None:
            yield Unsure("署名与正文之间空几行要看版面")
        elif found[1] < 1 - _TOLERANCE:
            yield Fault(name, "署名与正文之间没有空行", "署名在正文或附件说明下空一行")
        elif found[0] > _MOST:
            yield Fault(name, f"署名与正文之间空{found[0]:.1f}行", "署名在正文或附件说明下空一行")


def is_sealed(document: Anatomy) -> bool:
    """Whether the date stands four characters from the right edge, as below a seal, or it cannot be told."""
    right = right_gap(document.date) if document.date else None
    return right is None or right > _SEALED
