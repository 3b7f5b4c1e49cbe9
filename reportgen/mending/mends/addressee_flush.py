"""The addressee stands at the left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    line = bench.document.addressee
    if line:
        strip_lead(bench, line)
        align(bench.format(line), "left")
        indent(bench.format(line))
