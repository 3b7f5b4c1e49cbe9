"""The marks of attachments are set in 3号黑体."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import ATTACHMENT_MARK
from reportgen.mending.formats import dress

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        for run, element in bench.runs(each.mark):
            dress(run, element, ATTACHMENT_MARK)
