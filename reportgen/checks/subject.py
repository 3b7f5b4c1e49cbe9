"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportgen.model.office import Office
from reportgen.model.report import Report
from reportgen.problems import Location


@dataclass(frozen=True)
class Subject:
    """A report, its office, the statistics its text refers to, and where each value was written."""

    report: Report
    office: Office
    used: frozenset[str]
    file: str
    locate: Callable[[tuple[str | int, ...]], Location]
