"""印出来的署名和成文日期，左右的位置不对（GB/T 9704-2012，7.3.5.1、7.3.5.2）。

可差一字，署名与日期的中线可差0.6字。用空格调位置、相差不多的，各种软件排得不同，判不出。

合格：日期右空四字，署名居中在它之上（盖章的）
合格：署名右空二字，日期首字比署名首字右移二字（不盖章的）
不合格：日期右空六字，署名与它右对齐
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.pages.paper import Line
from reportgen.verify.fault import Fault
from reportgen.verify.paper import CHARACTER_MM, RIGHT, Paper
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "printed-sign-off-place"
CLAUSE = "7.3.5.1、7.3.5.2"
STRENGTH = Strength.RULE
EXPECTED = "盖章的，成文日期右空四字、署名以它居中；不盖章的，署名右空二字、日期首字右移二字（版面）"
_TOLERANCE = 1.0  # characters; LibreOffice puts air into a date
_TYPED = 1.7  # the same where blanks stand before it
_OFF_AXIS = 0.6


def check(paper: Paper) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    document = paper.document
    if document.date is None or not document.signature:
        yield Absent("没有署名或成文日期")
        return
    dates, names = paper.spots(document.date), paper.spots(document.signature[-1])
    if len(dates) != 1 or len(names) != 1 or not paper.is_upright(dates[0].page):
        yield Unsure("在版面上没有认出署名和成文日期")
        return
    date, name = dates[0], names[0]
    right, above = (RIGHT - date.end) / CHARACTER_MM, (RIGHT - name.end) / CHARACTER_MM
    step = (date.start - name.start) / CHARACTER_MM
    # A date that ends where it should grows to the left by that air.
    middles = date.middle, date.end - (date.end - date.start - _air(date.line)) / 2
    centred = any(abs(name.middle - middle) / CHARACTER_MM <= _OFF_AXIS for middle in middles)
    sealed = centred and (abs(right - 4) <= _TOLERANCE or (right > 4 and above < 1.5))
    unsealed = abs(step - 2) <= _TOLERANCE and (abs(above - 2) <= _TOLERANCE or (above > 1 and -0.5 <= right <= 3))
    typed = any(words.text[:1] in {"\u3000", " "} for words in (document.date, document.signature[-1]))
    if not (sealed or unsealed) and typed and (abs(right - 4) <= _TYPED or abs(right - 2) <= _TYPED):
        yield Unsure("署名、成文日期用空格调位置，各种软件排得不同")
    elif not (sealed or unsealed):
        message = f"印出来署名右空{above:.1f}字，成文日期右空{right:.1f}字"
        yield Fault(
            document.date,
            message,
            "盖章的，成文日期右空四字，署名以日期为准居中；不盖章的，署名右空二字，日期首字比署名首字右移二字",
            date.area,
        )


def _air(line: Line) -> float:
    """The white between the characters of a line."""
    return sum(max(after.start - before.end, 0) for before, after in pairwise(line.glyphs))
