"""信函的双线不是170毫米长（GB/T 9704-2012，10.1）。

可差3毫米。画的图形，多长要看版面，判不出。

合格：左缩进-8毫米，右缩进-6毫米，双线长170毫米
不合格：不缩进，双线与版心等宽，长156毫米
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.gbt9704.layout import TWIPS_PER_MM
from reportgen.gbt9704.special import LETTER_RULE_WIDTH_MM
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure
from reportgen.verify.wording import millimetres

ID = "letter-line-width"
CLAUSE = "10.1"
STRENGTH = Strength.RULE
EXPECTED = "信函的两条红色双线各长170毫米"
_TOLERANCE = 3  # mm


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = [line for line in document.facts.double_lines if line.kind != "double"]
    if not lines:
        yield Absent("没有双线")
    elif any(not line.width for line in lines):
        yield Unsure("双线是画的图形，多长要看版面")
    for line in lines:
        if line.width and abs(line.width / TWIPS_PER_MM - LETTER_RULE_WIDTH_MM) > _TOLERANCE:
            yield Fault(document.mark[-1], f"双线长{millimetres(line.width)}", "改为170毫米，居中")
            return
