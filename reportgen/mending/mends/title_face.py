"""The title is set in 小标宋."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import TITLE
from reportgen.mending.formats import look
from reportgen.verify.wording import is_title_song

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.title:
        for run, element in bench.runs(paragraph):
            if not is_title_song(run.east_asian):
                look(element, TITLE.name)
