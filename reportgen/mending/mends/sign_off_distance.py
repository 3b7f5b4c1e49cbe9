"""One line stays free between the text, or the note on attachments, and an unsealed name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    document = bench.document
    if not document.signature:
        return
    name = document.signature[0]
    notes = (item.paragraph for item in document.note)
    above = [words for words in (*document.body, *notes) if document.place(words) < document.place(name)]
    if above:
        distance(bench, max(above, key=document.place), name, 1)
