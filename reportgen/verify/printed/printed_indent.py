"""印出来的正文没有左空二字，或回行没有顶格（GB/T 9704-2012，7.3.3）。

看30字以上的段落，可差0.6字。

合格：首行从39毫米处开始，回行从28毫米处开始
不合格：首行从28毫米处开始
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.elements import is_plain
from reportgen.verify.fault import Fault
from reportgen.verify.paper import CHARACTER_MM, LEFT, Paper
from reportgen.verify.shapes import is_han
from reportgen.verify.verdict import Absent, Strength

ID = "printed-indent"
CLAUSE = "7.3.3"
STRENGTH = Strength.RULE
EXPECTED = "正文每段左空二字，回行顶格（版面）"
_TOLERANCE = 0.6  # characters
_WHOLE = 30  # characters: shorter ones may be headings or lists


def check(paper: Paper) -> Iterator[Fault | Absent]:
    """What departs from it, or why that is not known."""
    found = False
    for words in paper.document.body:
        spots = paper.spots(words)
        whole = is_plain(words) and len(words.words) > _WHOLE and words.align in {"left", "both"}
        if not (whole and spots and is_han(words.words[0])):
            continue
        found = True
        first = (spots[0].start - LEFT) / CHARACTER_MM
        rest = [(spot.start - LEFT) / CHARACTER_MM for spot in spots[1:]]
        if abs(first - 2) > _TOLERANCE:
            yield Fault(words, f"首行印出来左空{first:.1f}字", "首行缩进设为2字符，左缩进为0", spots[0].area)
            return
        if rest and abs(max(rest, key=abs)) > _TOLERANCE:
            yield Fault(
                words, f"回行印出来左空{max(rest, key=abs):.1f}字", "首行缩进设为2字符，左缩进为0", spots[1].area
            )
            return
    if not found:
        yield Absent("没有认出整段的正文")
