"""Whose value is not the same in two documents: statistics, their parts, and targets."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from reportgen import figures
from reportgen.build import Composed
from reportgen.compose.envelope import names_known
from reportgen.figures import Figure


class NumberChange(NamedTuple):
    """A number by its name, as it was and as it is; None where there was or is none."""

    name: str
    before: Figure | None
    after: Figure | None

    @property
    def label(self) -> str:
        """What is counted."""
        return next((figure.label for figure in (self.after, self.before) if figure and figure.label), "")

    @property
    def difference(self) -> Decimal | None:
        """How much more or less it is; None where the two do not compare."""
        if self.before is None or self.after is None or self.before.unit != self.after.unit:
            return None
        return self.after.value - self.before.value


def number_changes(a: Composed, b: Composed) -> list[NumberChange]:
    """The numbers that differ: those there are now in their order, then those there are no more."""
    was, now = dict(_numbers(a)), dict(_numbers(b))
    found = [NumberChange(name, was.get(name), now.get(name)) for name in {**now, **was}]
    return [one for one in found if amount(one.before) != amount(one.after)]


def amount(figure: Figure | None) -> str:
    """The number as printed; "" without one."""
    return figures.amount(figure) if figure else ""


def _numbers(ready: Composed) -> Iterator[tuple[str, Figure]]:
    loaded = ready.loaded
    known = names_known(loaded.document, loaded.office, loaded.base)
    yield from ((name, figure) for name, figure in known.items() if isinstance(figure, Figure))
    from reportgen.model.work_points import WorkPoints

    if isinstance(loaded.document, WorkPoints):
        for _, name, target in loaded.document.aims():
            yield name, Figure(name, target.what, target.number, target.unit, target.bound, None)
