"""What a rule of the standard says of a document."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reportgen.verify.shapes import Paragraph

if TYPE_CHECKING:
    from reportgen.pages.paper import Area


class Strength(StrEnum):
    """How binding a rule is: 应 in the standard, 一般 in the standard, or only the custom of offices."""

    RULE = "规定"
    USUAL = "一般"
    CUSTOM = "惯例"


class Ruling(StrEnum):
    """What a rule came to."""

    PASS = "pass"  # noqa: S105  it is no password
    FAIL = "fail"
    UNKNOWN = "cannot-tell"
    ABSENT = "not-applicable"


class Unsure(NamedTuple):
    """The file alone does not tell whether the rule is kept."""

    reason: str


class Absent(NamedTuple):
    """The document has nothing the rule is about."""

    reason: str


class Verdict(NamedTuple):
    """What one rule says, at one place when it fails; `found` is the fault or the reason, "" when it passes."""

    rule: str
    clause: str
    strength: Strength
    ruling: Ruling
    expected: str
    found: str = ""
    remedy: str = ""
    paragraph: Paragraph | None = None
    area: Area | None = None  # on paper, where that is known
