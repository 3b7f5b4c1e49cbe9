"""The text is set in 3号仿宋; headings, titles and the marks of attachments keep their own faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY
from reportgen.mending.formats import look
from reportgen.verify.elements import heading, is_plain
from reportgen.verify.wording import is_fangsong

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

RULES = ("body-face",)


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.facts.elements.text:
        if not is_plain(paragraph):
            continue
        begun = heading(paragraph)
        skip = begun.length if begun else 0
        for run, element in bench.runs(paragraph):
            if skip <= 0 and not (is_fangsong(run.east_asian) and run.size == BODY.points * 2):
                look(element, BODY.name, BODY.points, "" if _is_plain_latin(run.latin) else BODY.latin)
            skip -= len(run.text)


def _is_plain_latin(name: str) -> bool:
    """Whether a Latin face is stated, and by name."""
    return bool(name) and not name.startswith("主题字体")
