"""The file number of a letter stands at the right edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead, strip_tail

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    line = bench.document.file_number
    if line and line.table is None and line.box is None:
        strip_tail(bench, line)
        strip_lead(bench, line)
        align(bench.format(line), "right")
        indent(bench.format(line))
