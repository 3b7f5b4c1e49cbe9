"""签发人右边空的不是一字（GB/T 9704-2012，7.2.6）。

用制表位排的可差半字，用空格排的可差2.5字。在表格、文本框里的判不出。

合格：右对齐的制表位，在离版心右边一字（15.8磅）处
不合格：右对齐的制表位，在离版心右边三字处
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import CHARACTER, PAGE
from reportgen.verify.anatomy import Anatomy, right_gap
from reportgen.verify.fault import Fault
from reportgen.verify.shapes import Paragraph
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "signer-place"
CLAUSE = "7.2.6"
STRENGTH = Strength.RULE
EXPECTED = "签发人居右空一字"
_BY_TAB = 0.5  # characters
_BY_BLANKS = 2.5  # blanks and figures are not equally wide everywhere


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if not document.signers:
        yield Absent("没有签发人")
        return
    words = document.signers[0]
    free = right_of(words)
    if free is None:
        yield Unsure("签发人右边空几字要看版面")
    elif abs(free - 1) > (_BY_TAB if "\t" in words.text else _BY_BLANKS):
        yield Fault(words, f"签发人右空{free:.1f}字", "签发人和姓名居右，右空一字")


def right_of(words: Paragraph) -> float | None:
    """How many characters are free to the right of the signer; None when unknown."""
    if words.table is not None or words.box is not None or "\n" in words.text:
        return None
    if words.text.count("\t") != 1:
        return None if "\t" in words.text else right_gap(words)
    last = words.tabs[-1] if words.tabs else ("", 0)
    return (PAGE.text_width - last[1]) / CHARACTER if last[0] == "right" else None
