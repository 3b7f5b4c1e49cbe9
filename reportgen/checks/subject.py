"""What a rule looks at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import NamedTuple

from reportgen.model.envelope import Envelope
from reportgen.model.office import Office
from reportgen.problems import Location


class Subject(NamedTuple):
    """A document, its office, the statistics its text refers to, last year's values, and where a value was written."""

    document: Envelope
    office: Office
    used: frozenset[str]
    base: Mapping[str, Decimal]
    names_above: frozenset[str]
    """What the offices above and their units are called."""
    file: str
    locate: Callable[[tuple[str | int, ...]], Location]
