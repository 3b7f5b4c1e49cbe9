"""版记的分隔线粗细不对（GB/T 9704-2012，7.4.1）。

首条和末条粗（1磅，0.35毫米），中间的细（0.75磅，0.26毫米），可差0.18磅。

合格：首条、末条1磅，中间的0.75磅
不合格：首条、末条0.5磅，中间的0.5磅
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.rules.imprint_line_missing import imprint_lines
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "imprint-line-weight"
CLAUSE = "7.4.1"
STRENGTH = Strength.USUAL
EXPECTED = "版记首条和末条分隔线粗（0.35毫米），中间的细（0.25毫米）"

_OUTER, _INNER = 8, 6  # eighths of a point: 0.35 mm and 0.26 mm
_NEAR = 1.5


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    lines = imprint_lines(document) if document.imprint else None
    if not lines:
        yield Absent("没有版记的分隔线")
        return
    for place, line in enumerate(lines):
        right = _OUTER if place in {0, len(lines) - 1} else _INNER
        if line and abs(line.eighths - right) > _NEAR:
            name = "首条" if place == 0 else "末条" if place == len(lines) - 1 else "中间的"
            message = f"版记{name}分隔线粗{line.eighths / 8:g}磅（{line.eighths / 8 * 0.3528:.2f}毫米）"
            yield Fault(document.imprint[0], message, f"改为{right / 8:g}磅")
            return
