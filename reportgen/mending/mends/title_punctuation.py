"""The mark after the title goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace, strip_tail

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.title[-1:]:
        strip_tail(bench, paragraph)
        end = len(paragraph.text.rstrip())
        replace(bench, paragraph, end - 1, end, "")
