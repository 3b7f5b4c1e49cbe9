"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reportgen.model.office import Office
from reportgen.model.report import Report
from reportgen.problems import Location


class Subject(NamedTuple):
    """A report, its office, the statistics its text refers to, and where each value was written."""

    report: Report
    office: Office
    used: frozenset[str]
    file: str
    locate: Callable[[tuple[str | int, ...]], Location]
