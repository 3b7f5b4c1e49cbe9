"""The titles of attachments are set in 2号小标宋."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import TITLE
from reportgen.mending.formats import look
from reportgen.verify.wording import is_title_song

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        for paragraph in each.title:
            for run, element in bench.runs(paragraph):
                look(element, "" if is_title_song(run.east_asian) else TITLE.name, TITLE.points)
