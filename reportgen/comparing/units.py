"""Who answers for which points in two documents: by department, what came to it and what fell away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from reportgen.build import Composed
from reportgen.comparing.entries import Entries, same_entries
from reportgen.model.work_points import Point
from reportgen.passages import Path

Shares: TypeAlias = dict[Path, str]
"""牵头 or 责任, by the path of the point."""


class Shift(NamedTuple):
    """One point whose share changed for a department: its heading, and the shares, "" for none."""

    path: Path
    heading: str
    before: str
    after: str


class UnitChange(NamedTuple):
    """A department by its role, what it is called in either document, and what it answers for there."""

    role: str
    before: str
    after: str
    counts: tuple[tuple[int, int], tuple[int, int]]
    """How many points it leads and how many others it is responsible for: before, after."""
    shifts: tuple[Shift, ...]


def unit_changes(a: Composed, b: Composed, entries_a: Entries, entries_b: Entries) -> list[UnitChange]:
    """The departments whose points are not the same, in the order of the second document's office."""
    was, now = _shares(a), _shares(b)
    names = a.loaded.office.departments, b.loaded.office.departments
    pairs = same_entries(entries_a, entries_b)
    found = []
    for role in {**names[1], **names[0]}:
        shares = was.get(role, {}), now.get(role, {})
        shifts = tuple(_shifts(shares[0], shares[1], pairs, entries_a, entries_b))
        if shifts:
            called = names[0].get(role, ""), names[1].get(role, "")
            found.append(UnitChange(role, *called, (_count(shares[0]), _count(shares[1])), shifts))
    return found


def _shifts(
    was: Shares, now: Shares, pairs: Mapping[Path, Path], entries_a: Entries, entries_b: Entries
) -> Iterator[Shift]:
    for path, stated in entries_b.items():
        before, after = was.get(pairs.get(path, ()), ""), now.get(path, "")
        if before != after:
            yield Shift(path, stated.heading, before, after)
    kept = set(pairs.values())
    for path, before in was.items():
        if path not in kept:
            yield Shift(path, entries_a[path].heading, before, "")


def _shares(ready: Composed) -> dict[str, Shares]:
    """What falls to each role that the office has; a role that leads is not also responsible."""
    loaded = ready.loaded
    found: dict[str, Shares] = {}
    for path, entry in loaded.document.entries():
        if isinstance(entry, Point):
            for share, groups in (("责任", entry.responsible), ("牵头", entry.lead)):
                for role in (role for group in groups for role in group if loaded.office.departments.get(role)):
                    found.setdefault(role, {})[path] = share
    return found


def _count(shares: Shares) -> tuple[int, int]:
    kinds = list(shares.values())
    return kinds.count("牵头"), kinds.count("责任")
