"""One line stays free between the mark of an attachment and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        for title in each.title[:1]:
            distance(bench, each.mark, title, 1)
