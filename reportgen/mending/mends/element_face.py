"""The addressee, the note on attachments, the name, the date and the remark are set in 3号仿宋."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY
from reportgen.mending.formats import look
from reportgen.verify.rules.element_face import elements
from reportgen.verify.wording import is_fangsong

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in elements(bench.document):
        for run, element in bench.runs(paragraph):
            if run.han and not (is_fangsong(run.east_asian) and run.size == BODY.points * 2):
                look(element, "" if is_fangsong(run.east_asian) else BODY.name, BODY.points)
