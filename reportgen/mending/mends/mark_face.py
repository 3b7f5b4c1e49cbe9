"""The mark is set in 小标宋; its size is the office's choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import MARK
from reportgen.mending.formats import look
from reportgen.verify.wording import is_title_song

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.mark:
        for run, element in bench.runs(paragraph):
            if not is_title_song(run.east_asian):
                look(element, MARK.name)
