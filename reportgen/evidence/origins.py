"""Which statistics a number comes from, and how it was computed from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from reportgen import figures, prose
from reportgen.figures import Figure
from reportgen.gbt9704.marks import date_text
from reportgen.model.envelope import Envelope
from reportgen.model.work_points import WorkPoints
from reportgen.passages import Locate, Path
from reportgen.problems import Location
from reportgen.prose import Figured

_CALL = re.compile(r"\|\s*(\w+)|\b(\w+)\s*\(")
_PLACES = re.compile(r"\bwan\s*\(\D*(\d)")


class Stated(NamedTuple):
    """A value as the inputs state it: its name, what it is called, of which time, who provides it, and where."""

    name: str
    label: str
    value: str
    unit: str
    period: str
    """本年, 上年, 截至2024年12月31日 or 目标."""
    source: str
    where: Location
    path: Path
    """Of the statistic, the part or the target in the inputs of this document."""


class Origin(NamedTuple):
    """The values a number comes from, and how."""

    stated: tuple[Stated, ...]
    how: str


class _Entry(NamedTuple):
    """What the inputs say beside a value: where it stands, of which time, who provides it, and last year's."""

    path: Path
    period: str
    source: str
    has_last_year: bool


class Origins:
    """What the prose of a document may name, and where that was written, last year's values too."""

    def __init__(self, document: Envelope, known: Mapping[str, prose.Known], locate: Locate, last_year: Locate) -> None:
        self._known, self._locate, self._last_year = known, locate, last_year
        self._entries = dict(_entries(document))

    def of(self, figured: Figured, nth: int) -> Origin | None:
        """The origin of the `nth` number (from 0) in the words of an expression; None where it names no figure."""
        found = [figure for name in figured.names if isinstance(figure := self._known[name], Figure)]
        function = function_of(figured)
        if function in {"change", "rate"}:
            found = [figure for figure in found if _has_extent(figure)][nth : nth + 1]
        if not found or function == "label":
            return None
        first = found[0]
        if function == "wan":
            return Origin((self._this_year(first),), _wan(first, figured))
        how = _HOW[function](*found)
        if function in {"change", "rate", "difference"}:
            return Origin((self._this_year(first), self._of_last_year(first)), how)
        if function == "last_year":
            return Origin((self._of_last_year(first),), how)
        return Origin(tuple(map(self._this_year, found)), how)

    def label_of(self, figured: Figured) -> str:
        """The words an expression prints before the number."""
        figure = self._known[figured.names[0]] if function_of(figured) == "labelled" else ""
        return figure.label if isinstance(figure, Figure) else ""

    def _this_year(self, figure: Figure) -> Stated:
        entry = self._entries[figure.name]
        return _stated(figure, figure.value, entry.period, entry, self._locate((*entry.path, "value"), 0))

    def _of_last_year(self, figure: Figure) -> Stated:
        assert figure.last_year is not None
        entry = self._entries[figure.name]
        own = entry.has_last_year
        where = self._locate((*entry.path, "last_year"), 0) if own else self._last_year((*entry.path, "value"), 0)
        return _stated(figure, figure.last_year, "上年", entry, where)


def function_of(figured: Figured) -> str:
    """The function an expression calls; "value" for a name alone."""
    found = _CALL.search(figured.expression)
    return (found[1] or found[2]) if found else "value"


def _entries(document: Envelope) -> Iterator[tuple[str, _Entry]]:
    for name, whole in document.statistics.items():
        period = f"截至{date_text(whole.as_of)}" if whole.as_of else "本年"
        path = ("statistics", name)
        yield name, _Entry(path, period, whole.source or "", whole.last_year is not None)
        for key, part in whole.parts.items():
            there = part.last_year is not None
            yield f"{name}.{key}", _Entry((*path, "parts", key), period, whole.source or "", there)
    if isinstance(document, WorkPoints):
        for at, name, _ in document.aims():
            yield name, _Entry((*at, "targets", name), "目标", "", has_last_year=False)


def _stated(figure: Figure, value: Decimal, period: str, entry: _Entry, where: Location) -> Stated:
    return Stated(figure.name, figure.label, f"{value:f}", figure.unit, period, entry.source, where, entry.path)


def _has_extent(figure: Figure) -> bool:
    return any(character.isdecimal() for character in figures.change(figure))


# --- how a number is computed, as a person would check it -----------------------------------------------------------


def _as_stated(*_found: Figure) -> str:
    return "照写"


def _difference(figure: Figure) -> str:
    assert figure.last_year is not None
    return "－".join(f"{value:f}" for value in sorted((figure.value, figure.last_year), reverse=True))


def _change(figure: Figure) -> str:
    if figure.unit in {"%", "％"}:
        return _difference(figure)
    assert figure.last_year is not None
    extent = (figure.value - figure.last_year) / figure.last_year
    return f"（{_difference(figure)}）÷{figure.last_year:f}{_rounded(extent, 3)}"


def _share(part: Figure, whole: Figure) -> str:
    return f"{part.value:f}÷{whole.value:f}{_rounded(part.value / whole.value, 3)}"


def _wan(figure: Figure, figured: Figured) -> str:
    places = _PLACES.search(figured.expression)
    return f"{figure.value:f}÷10000{_rounded(figure.value / 10000, int(places[1]) if places else 2)}"


def _rounded(quotient: Decimal, places: int) -> str:
    """What is said of a quotient that has more decimals than are printed."""
    return "" if quotient == round(quotient, places) else "，四舍五入"


_HOW: dict[str, Callable[..., str]] = {
    "value": _as_stated,
    "labelled": _as_stated,
    "chinese": lambda *_: "照写，用汉字数字",
    "last_year": lambda *_: "照写上年数",
    "as_of": lambda *_: "照写截止日期",
    "change": _change,
    "rate": _change,
    "difference": _difference,
    "share": _share,
}
