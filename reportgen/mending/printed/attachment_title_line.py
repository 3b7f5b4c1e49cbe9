"""The title of an attachment stands on the third line: one line stays free below its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import align, distance, indent

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for each in bench.document.attachments:
        for title in each.title:
            align(bench.format(title), "center")
            indent(bench.format(title))
        for title in each.title[:1]:
            distance(bench, each.mark, title, 1)
