"""签发人 is set in 3号仿宋 and the name in 3号楷体."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY, SIGNER
from reportgen.mending.formats import dress
from reportgen.mending.words import split

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for line in bench.document.signers:
        found = re.search(r"签\s*发\s*人\s*[：:]?\s*", line.text)
        start, end = found.span() if found else (0, 0)
        place = 0
        for run, element in bench.runs(line):
            cuts = [cut - place for cut in (start, end) if 0 < cut - place < len(run.text)]
            pieces = [(place, element)]
            for cut in reversed(cuts):
                pieces.insert(1, (place + cut, split(element, cut)))
            for at, piece in pieces:
                if at >= start:
                    dress(run, piece, SIGNER if at >= end else BODY)
            place += len(run.text)
