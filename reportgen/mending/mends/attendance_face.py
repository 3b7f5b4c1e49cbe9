"""出席：, 请假： and 列席： are set in 3号黑体, the names in 3号仿宋."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import ATTACHMENT_MARK, BODY
from reportgen.mending.formats import dress
from reportgen.mending.words import cut
from reportgen.verify.elements import label

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

_LABEL = ATTACHMENT_MARK  # 10.3: 3号黑体, as that


def mend(bench: Bench) -> None:
    """Change it."""
    for line in bench.document.attendance:
        end = label(line)
        for run, element, start in cut(bench, line, (end,)):
            dress(run, element, BODY if start >= end else _LABEL)
