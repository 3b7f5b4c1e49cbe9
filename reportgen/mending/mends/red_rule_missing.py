"""A red line is drawn below the last line of the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import RED_RULE, RED_RULE_SPACE
from reportgen.mending import wml
from reportgen.mending.formats import line
from reportgen.verify.content import W

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "版头在文本框里，或没有发文字号"


def mend(bench: Bench) -> None:
    """Change it."""
    last = bench.document.file_number
    for signer in bench.document.signers:
        if last and bench.document.place(signer) > bench.document.place(last):
            last = signer
    if last is None or last.box is not None:
        return
    if last.table is None:
        line(wml.child(bench.format(last), "pBdr"), "bottom", RED_RULE, RED_RULE_SPACE)
        return
    table = bench.tables[last.table]
    for cell in list(table.iterfind(W + "tr"))[-1].iter(W + "tcBorders"):
        wml.drop(cell, "bottom")
    line(wml.child(wml.leading(table, "tblPr"), "tblBorders"), "bottom", RED_RULE)
