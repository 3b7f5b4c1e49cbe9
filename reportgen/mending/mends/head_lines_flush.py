"""份号, 密级 and 紧急程度 stand at the left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    document = bench.document
    for line in (document.copy_number, document.secrecy, document.urgency):
        if line and line.box is None and line.table is None:
            strip_lead(bench, line)
            align(bench.format(line), "left")
            indent(bench.format(line))
