"""份号, 密级 and 紧急程度 of a letter stand at the left edge; they are not moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead
from reportgen.verify.rules.letter_head_lines import order_of

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "这几行的先后要移动文字，由人来定"


def mend(bench: Bench) -> None:
    """Change it."""
    for line in bench.document.head:
        if order_of(line) is not None and line.box is None and line.table is None:
            strip_lead(bench, line)
            align(bench.format(line), "left")
            indent(bench.format(line))
