"""A signer behind a tab ends one character from the right edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.gbt9704.layout import CHARACTER, PAGE
from reportgen.mending import wml
from reportgen.verify.content import W

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "签发人前面是空格，不是制表位"


def mend(bench: Bench) -> None:
    """Change it."""
    for line in bench.document.signers[:1]:
        if line.table is None and line.box is None and line.text.count("\t") == 1:
            tabs = wml.child(bench.format(line), "tabs")
            tabs[:] = []
            tab = etree.SubElement(tabs, W + "tab")
            tab.set(W + "val", "right")
            tab.set(W + "pos", str(PAGE.text_width - CHARACTER))
