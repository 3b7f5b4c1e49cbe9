"""The titles of attachments stand in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead, strip_tail

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        below = bench.document.said_after(each.mark)
        if not each.title and below:
            strip_tail(bench, below)
            strip_lead(bench, below)
            align(bench.format(below), "center")
            indent(bench.format(below))
