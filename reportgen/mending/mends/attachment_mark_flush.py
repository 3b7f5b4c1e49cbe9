"""The marks of attachments stand at the left edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, indent
from reportgen.mending.words import strip_lead

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        strip_lead(bench, each.mark)
        align(bench.format(each.mark), "left")
        indent(bench.format(each.mark))
