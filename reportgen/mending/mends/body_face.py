"""The text is set in 3号仿宋; headings, titles and the marks of attachments keep their own faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY
from reportgen.mending.formats import dress
from reportgen.verify.elements import heading, is_plain
from reportgen.verify.wording import is_fangsong

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.facts.elements.text:
        if not is_plain(paragraph):
            continue
        begun = heading(paragraph)
        skip = begun.length if begun else 0
        for run, element in bench.runs(paragraph):
            if skip <= 0 and not (is_fangsong(run.east_asian) and run.size == BODY.points * 2):
                dress(run, element, BODY)
            skip -= len(run.text)
