"""An attachment begins a page, at its left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending import wml
from reportgen.mending.formats import align, indent

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        form = bench.format(each.mark)
        wml.state(form, "pageBreakBefore")
        align(form, "left")
        indent(form)
