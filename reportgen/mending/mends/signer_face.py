"""签发人 is set in 3号仿宋 and the name in 3号楷体."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import BODY, SIGNER
from reportgen.mending.formats import dress
from reportgen.mending.words import cut

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for line in bench.document.signers:
        if found := re.search(r"签\s*发\s*人\s*[：:]?\s*", line.text):
            for run, element, start in cut(bench, line, found.span()):
                if start >= found.start():
                    dress(run, element, SIGNER if start >= found.end() else BODY)
