"""Where no Chinese face is stated it becomes 仿宋, the face of all that the standard gives no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY
from reportgen.mending.formats import look
from reportgen.verify.rules.chinese_face_unset import is_unset

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.facts.paragraphs:
        for run, element in bench.runs(paragraph):
            if run.han and is_unset(run.east_asian):
                look(element, BODY.name)
