"""Quotes, dashes and ellipses are marked as Chinese, so that Word does not print them in the Latin face."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending import wml
from reportgen.verify.content import W
from reportgen.verify.rules.quotes_in_latin_face import MARKS

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in (*bench.document.title, *bench.document.text, *bench.document.after_text):
        for run, element in bench.runs(paragraph):
            narrow = run.hint != "eastAsia" and run.latin != run.east_asian
            if narrow and element.tag == W + "r" and MARKS.search(run.text):
                wml.child(wml.leading(element, "rPr"), "rFonts").set(W + "hint", "eastAsia")
