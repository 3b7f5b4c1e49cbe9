"""Two documents compared: by entry, by number, by responsible unit, and word for word."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.comparing.alignment import Item, alike
from reportgen.comparing.entries import EntryChange, entries, entry_changes
from reportgen.comparing.numbers import NumberChange, number_changes
from reportgen.comparing.sides import Side
from reportgen.comparing.units import UnitChange, unit_changes
from reportgen.comparing.wording import Change, changes


class Paragraph(NamedTuple):
    """A paragraph as it was and as it is; None where there was or is none."""

    before: str | None
    after: str | None

    @property
    def kept(self) -> bool:
        """Whether it is as it was."""
        return self.before == self.after

    def changes(self) -> list[Change]:
        """What changed in it."""
        return changes(self.before or "", self.after or "")


class Comparison(NamedTuple):
    """How one document differs from another."""

    before: Side
    after: Side
    entries: tuple[EntryChange, ...]
    numbers: tuple[NumberChange, ...]
    units: tuple[UnitChange, ...]
    paragraphs: tuple[Paragraph, ...]
    """All of them, those that say nothing left out."""

    @property
    def by_entry(self) -> bool:
        """Whether both are known by their entries, and not only by their Word files."""
        return self.before.stated is not None and self.after.stated is not None


def compared(before: Side, after: Side) -> Comparison:
    """How `after` differs from `before`; of Word files, only the words."""
    paragraphs = tuple(_paragraphs(before, after))
    a, b = before.stated, after.stated
    if a is None or b is None:
        return Comparison(before, after, (), (), (), paragraphs)
    was, now = entries(a), entries(b)
    return Comparison(
        before,
        after,
        tuple(entry_changes(was, now)),
        tuple(number_changes(a, b)),
        tuple(unit_changes(a, b, was, now)),
        paragraphs,
    )


def _paragraphs(before: Side, after: Side) -> list[Paragraph]:
    a, b = (
        [Item(text, place) for text, place in zip(side.paragraphs(), side.places(), strict=True) if text.strip()]
        for side in (before, after)
    )
    found: list[Paragraph] = []
    at_a = at_b = 0
    for i, j in [*alike(a, b), (len(a), len(b))]:
        found += [Paragraph(item.text, None) for item in a[at_a:i]]
        found += [Paragraph(None, item.text) for item in b[at_b:j]]
        if i < len(a):
            found.append(Paragraph(a[i].text, b[j].text))
        at_a, at_b = i + 1, j + 1
    return found
