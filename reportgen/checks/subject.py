"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from reportgen.model.office import Office
from reportgen.model.report import Report
from reportgen.problems import Location


class Subject(NamedTuple):
    """A report, its office, the statistics its text refers to, last year's values, and where each value was written."""

    report: Report
    office: Office
    used: frozenset[str]
    base: Mapping[str, Decimal]
    file: str
    locate: Callable[[tuple[str | int, ...]], Location]
