"""Headings count as 一、 （一） 1. （1）: the marks after and around the numeral change, the numeral stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.mending.words import replace
from reportgen.verify.rules.heading_mark_form import WRONG

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


_FORMS = {"一": "{}、", "（一）": "（{}）", "1": "{}.", "（1）": "（{}）"}


def mend(bench: Bench) -> None:
    """Change it."""
    for paragraph in bench.document.body:
        lead = len(paragraph.text) - len(paragraph.text.lstrip())
        found = next(filter(None, (mark.match(paragraph.words) for mark, _ in WRONG)), None)
        if not found:
            continue
        said = found[0].strip()
        count = re.sub(r"\W", "", said)
        sample = "1" if count.isdecimal() else "一"
        form = "{}，" if said.startswith("第") else _FORMS[f"（{sample}）" if said[0] in "（(" else sample]
        before, after = form.split("{}")
        start, end = (lead + place for place in found.span())
        at = paragraph.text.index(count, start)
        replace(bench, paragraph, at + len(count), end, after)
        replace(bench, paragraph, start, at, before)
