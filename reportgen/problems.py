"""What went wrong, where, and what to do about it."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "information"]


class Location(NamedTuple):
    """A place a person can find: a file, a line of it, or a named place in it (第3段)."""

    file: str
    line: int = 0
    place: str = ""

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        place = f"（{self.place}）" if self.place else ""
        return f"{self.file}{line}{place}"


class Problem(NamedTuple):
    """One fault: where it is, the rule it breaks, what is wrong and the remedy."""

    where: Location
    rule: str
    message: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        kind = "" if self.severity == "error" else "（提示）"
        return f"{self.where}: {kind}{self.message} [{self.rule}]\n    → {self.remedy}"


class Dismissed(NamedTuple):
    """A problem that need not be told, and why."""

    problem: Problem
    reason: str


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, by file, line and place; 第2段 comes before 第10段."""
    return sorted(set(problems), key=lambda problem: (*problem.where[:2], _natural(problem.where.place), *problem[1:]))


def _natural(place: str) -> list[tuple[int, str]]:
    return [(int(piece), "") if piece.isdecimal() else (0, piece) for piece in re.split(r"([0-9]+)", place)]


class ReportgenError(Exception):
    """Something a person can mend; carries every problem found."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__("\n".join(map(str, self.problems)))


class InputError(ReportgenError):
    """The YAML inputs cannot be read or do not have the shape of a document."""

    exit_code = 3


class TemplateError(ReportgenError):
    """A Word template is missing, unsafe, or does not print what it should."""

    exit_code = 4


class CheckError(ReportgenError):
    """The checks found errors in the figures or the prose."""

    exit_code = 5


class OutputError(ReportgenError):
    """The output may not be replaced: edited by hand, open in Word, or not writable."""

    exit_code = 6
