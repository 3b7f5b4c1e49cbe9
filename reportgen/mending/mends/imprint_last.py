"""The imprint is set in 4号仿宋; what stands below it is not moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import IMPRINT
from reportgen.mending.formats import dress, look
from reportgen.verify.wording import is_fangsong

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "版记之后的文字不移动"


def mend(bench: Bench) -> None:
    """Change it."""
    for line in bench.document.imprint:
        for run, element in bench.runs(line):
            if is_fangsong(run.east_asian):
                look(element, points=IMPRINT.points)
            else:
                dress(run, element, IMPRINT)
