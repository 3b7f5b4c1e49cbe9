"""What recomputing the numbers of a document's text finds wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Problem
from reportgen.relations import Kind, relations_in

_NUMERAL = re.compile("[0-9０-９二两三四五六七八九十]")
LastYear = Callable[[Passage], Iterable[tuple[int, Decimal]]]
"""Where numbers stand in a passage whose values of last year are known, and these."""


def problems(subject: Subject, rule: str, kind: Kind, last_year: LastYear = lambda _: ()) -> Iterator[Problem]:
    """A problem for each false relation of a kind."""
    for passage in subject.passages:
        if not (_NUMERAL.search(passage.text) if kind == "count" else passage.levels):
            continue
        for found in relations_in(passage.text, passage.levels, (kind,), last_year(passage)):
            if found.verdict == "false":
                where = passage.where(subject.line, found.start)
                yield Problem(where, rule, found.message, found.remedy, found.severity)
