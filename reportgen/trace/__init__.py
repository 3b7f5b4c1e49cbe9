"""What became of last year's plans and this year's work points, and which plan answers each shortfall (落实情况)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from reportgen.checks.subject import Other
from reportgen.model.entry import with_below
from reportgen.model.work_points import Point
from reportgen.problems import Location
from reportgen.promises import (
    Answer,
    Path,
    Promise,
    amount,
    answering,
    answers,
    asked,
    first_words,
    named,
    plans,
    points,
    reached,
    shortfalls,
    status,
)
from reportgen.trace.wording import Likeness, Wording, Wordings, wordings

UNTOLD, UNPLANNED, PLANNED = "未提及", "没有计划", "有计划"
_MISSED = "，没有达到"
STATUSES = ("完成", "推进中", "推迟", UNTOLD, PLANNED, UNPLANNED)
"""In the order in which they are counted."""


class Place(NamedTuple):
    """An entry of a document: the headings above it, and where it is written."""

    path: Path
    headings: tuple[str, ...]
    at: Location

    def __str__(self) -> str:
        return f"{' › '.join(self.headings)}（{self.at}）"


class Row(NamedTuple):
    """A promise and what is told of it; `suggested` is the entry most like it in wording, where no id tells."""

    id: str
    words: str
    at: Location
    status: str
    told: tuple[Place, ...]
    taken_up: tuple[Place, ...] = ()
    """The work points that took up a plan."""
    targets: tuple[str, ...] = ()
    """What a work point asks for, and what the report has."""
    suggested: Place | None = None


class Trace(NamedTuple):
    """What became of what an office had promised, against its report of the year."""

    document: str
    """The title of the report."""
    office: str
    day: date
    plans: tuple[Row, ...]
    points: tuple[Row, ...]
    shortfalls: tuple[Row, ...]


_RESULTS = ("achievements", "shortfalls")


def traced(report: Other, before: Other | None, asking: Other | None, office: str) -> Trace:
    """The plans of the report `before` and the work points `asking` against a report, and its shortfalls."""
    here = _Written.of(report)
    entries = tuple(report.stated.entries())
    told, by_name, planned = answers(entries, *_RESULTS), named(report.stated), answers(entries, "plans")
    results, remedies = here.likeness(*_RESULTS), here.likeness("plans")
    then, points_ = (_Written.of(other) if other else None for other in (before, asking))
    taken_up = answers(asking.stated.entries(), "chapters") if asking else {}

    def row(where: _Written, promise: Promise, found: tuple[Answer, ...], likeness: Likeness, state: str) -> Row:
        like = None if found else likeness.likest(where.text(promise.path))
        suggested = here.place(like) if like else None
        at = where.other.locate(promise.path, 0)
        return Row(promise.id, where.called(promise.path), at, state, here.places(found), suggested=suggested)

    def plan_rows(then: _Written) -> Iterator[Row]:
        for plan in plans(then.other.stated):
            found = answering(plan, told)
            taken = points_.places(answering(plan, taken_up)) if points_ else ()
            yield row(then, plan, found, results, status(found) or UNTOLD)._replace(taken_up=taken)

    def point_rows(there: _Written) -> Iterator[Row]:
        for point in points(there.other.stated):
            found = answering(point, told, by_name)
            targets = tuple(_targets(point, report))
            yield row(there, point, found, results, status(found) or UNTOLD)._replace(targets=targets)

    def shortfall_rows() -> Iterator[Row]:
        for shortfall in shortfalls(report.stated):
            found = answering(shortfall, planned)
            yield row(here, shortfall, found, remedies, PLANNED if found else UNPLANNED)

    return Trace(
        "".join(report.stated.title),
        office,
        report.stated.date or date(2000, 1, 1),
        tuple(plan_rows(then)) if then else (),
        tuple(point_rows(points_)) if points_ else (),
        tuple(shortfall_rows()),
    )


class _Written(NamedTuple):
    """A document and the words of its entries."""

    other: Other
    words: Wordings

    @classmethod
    def of(cls, other: Other) -> _Written:
        """A document with its words."""
        return cls(other, wordings(other.passages))

    def place(self, path: Path) -> Place:
        """An entry under the headings above it; one without a heading is called by its first words."""
        headings = [self.words.get(path[:end], Wording()).heading for end in range(1, len(path))]
        return Place(path, (*filter(None, headings), self.called(path)), self.other.locate(path, 0))

    def places(self, found: Iterable[Answer]) -> tuple[Place, ...]:
        """The entries that answer, in the order written."""
        return tuple(sorted((self.place(answer.path) for answer in found), key=lambda place: place.at))

    def called(self, path: Path) -> str:
        """The printed heading of an entry, or its first words."""
        words = self.words.get(path, Wording())
        return words.heading or first_words(words.text) or path[-1]

    def text(self, path: Path) -> str:
        """All words of an entry and of those under it."""
        below = (words for one, words in self.words.items() if one[: len(path)] == path)
        return "\n".join(piece for words in below for piece in words)

    def likeness(self, *tops: str) -> Likeness:
        """The entries with a text of their own under some parts of the document, to be compared."""
        return Likeness(
            {
                path: "\n".join(words)
                for path, words in self.words.items()
                if path and path[0] in tops and len(path) > 1 and words.text
            }
        )


def _targets(point: Promise, report: Other) -> Iterator[str]:
    """What a point asks for, and what the statistic of the same name in the report has."""
    for _, entry in with_below(point.entry, point.path):
        for name, target in entry.targets.items() if isinstance(entry, Point) else ():
            reported = report.stated.statistics.get(name)
            result = amount(reported) if reported else "报告里没有"
            missed = reported and reached(target, reported) is False
            yield f"{target.what or name}{asked(target)}：{result}{_MISSED if missed else ''}"
