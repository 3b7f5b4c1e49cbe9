"""One line stays free between the text and the note on attachments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.formats import distance

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    document = bench.document
    note = document.note[0].paragraph
    above = [words for words in document.body if document.place(words) < document.place(note)]
    distance(bench, above[-1], note, 1)
