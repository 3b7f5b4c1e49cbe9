"""A stated change does not follow from the figures: its extent, its direction, or per cent for percentage points.

Passes:  事故72起，比上年减少8起，下降10.0%
Fails:   事故72起，比上年减少8起，下降11.0%
Fails:   满意率由85.2%提高到91.5%，提高6.3%          the difference of percentages is 6.3个百分点

A number that an expression prints is compared with the last_year of its statistic.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reportgen.checks import recomputed
from reportgen.checks.subject import Subject
from reportgen.figures import Figure, figures
from reportgen.passages import Passage
from reportgen.problems import Problem

ID = "unequal-change"
_PRINTS_THE_VALUE = ("", "value", "labelled")


def check(subject: Subject) -> Iterator[Problem]:
    """A problem for each."""
    known = figures(subject.document.statistics, subject.base)
    return recomputed.problems(subject, ID, "change", lambda passage: _last_year(passage, known))


def _last_year(passage: Passage, known: Mapping[str, Figure]) -> Iterator[tuple[int, Decimal]]:
    """Where a number stands that a statistic printed, and last year's value of it."""
    for printed in passage.words.figures:
        name, _, function = printed.expression.replace(" ", "").partition("|")
        figure = known.get(name)
        if figure is None or figure.last_year is None or function not in _PRINTS_THE_VALUE:
            continue
        words = passage.text[printed.start : printed.end]
        digits = words.rfind(f"{figure.value:f}")
        if digits >= 0:
            yield printed.start + digits, figure.last_year
