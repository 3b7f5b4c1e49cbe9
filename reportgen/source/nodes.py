"""What a YAML file holds: text, lists and mappings, each with the line it came from."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from reportgen.problems import Location, Problem


class Scalar(NamedTuple):
    """A text exactly as typed; of a literal block, text line k stands on line `first_line + k` of the file."""

    text: str | None  # None: an explicit null
    at: Location
    first_line: int
    literal: bool


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    at: Location


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file."""

    entries: dict[str, Node]
    keys: dict[str, Location]
    at: Location


Node: TypeAlias = Scalar | Sequence | Mapping


class Allowance(NamedTuple):
    """A comment that dismisses what a rule finds on some lines of its file, with the reason."""

    at: Location
    rule: str
    reason: str
    first: int
    last: int


class Source(NamedTuple):
    """One file: its mapping, what a person should look at although the file can be read, and what was dismissed."""

    root: Mapping
    warnings: tuple[Problem, ...]
    allowances: tuple[Allowance, ...] = ()
    nulls: bool = True
    """Whether a value in it is null."""
    todo: bool = True
    """Whether a text in it may have this word, in small letters or large."""
    takes: bool = True
    """Whether a key in it may be this word."""


class Fault(NamedTuple):
    """A problem before its place is known."""

    rule: str
    message: str
    remedy: str
