"""All text but the mark becomes black."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import colour
from reportgen.verify.wording import is_black

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    mark = {paragraph.number for paragraph in bench.facts.elements.mark}
    for paragraph in bench.facts.paragraphs:
        for run, element in bench.runs(paragraph) if paragraph.number not in mark else ():
            if not is_black(run.color):
                colour(element, "auto")
