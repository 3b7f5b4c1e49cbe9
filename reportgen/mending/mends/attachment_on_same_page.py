"""Every attachment begins a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending import wml

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        if not each.mark.new_page:
            wml.state(bench.format(each.mark), "pageBreakBefore")
