"""The file number is set in 3号仿宋; a signer beside it keeps the face of signers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import FILE_NUMBER
from reportgen.mending.formats import dress, look
from reportgen.verify.wording import is_fangsong, is_kaiti

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    line = bench.document.file_number
    for run, element in bench.runs(line) if line else ():
        if is_fangsong(run.east_asian) or (bench.document.signers and is_kaiti(run.east_asian)):
            look(element, points=FILE_NUMBER.points)
        else:
            dress(run, element, FILE_NUMBER)
