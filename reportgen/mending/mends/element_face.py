"""Addressee, note on attachments, name, date and remark are set in 3号仿宋."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY
from reportgen.mending.formats import dress, look
from reportgen.verify.wording import is_fangsong

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    document = bench.document
    notes = {id(item.paragraph): item.paragraph for item in document.note}.values()
    remarks = [words for words in document.remarks if words.words.startswith(("（", "("))]
    single = [words for words in (document.addressee, document.date) if words]
    for line in (*single, *document.signature, *notes, *remarks):
        for run, element in bench.runs(line):
            if is_fangsong(run.east_asian):
                look(element, points=BODY.points)
            else:
                dress(run, element, BODY)
