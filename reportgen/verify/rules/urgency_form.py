"""紧急程度写的不是“特急”或“加急”（GB/T 9704-2012，7.2.3）。

合格：特急
不合格：急件
不合格：非常紧急
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "urgency-form"
CLAUSE = "7.2.3"
STRENGTH = Strength.RULE
EXPECTED = "紧急程度写“特急”或“加急”"


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    if document.urgency is None:
        yield Absent("没有紧急程度")
    elif re.sub(r"\s", "", document.urgency.words) not in {"特急", "加急"}:
        yield Fault(document.urgency, f"紧急程度写作“{document.urgency.words}”", "改为“特急”或“加急”")
