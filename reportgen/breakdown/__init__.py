"""Work points broken down into a table of tasks: who does what by when (任务分解表)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, TypeAlias

from reportgen import figures, prose
from reportgen.compose.points import known_to
from reportgen.compose.responsibility import LEAD, RESPONSIBLE, Units, joined, units_of
from reportgen.figures import Base, Figure
from reportgen.gbt9704.marks import date_text
from reportgen.model.office import Office
from reportgen.model.work_points import Point, Target, WorkPoints

Known: TypeAlias = Mapping[str, prose.Known]


class Row(NamedTuple):
    """One task: the chapter it stands in, its words, what is counted, who answers for it, and by when."""

    number: int
    chapter: str
    task: str
    targets: tuple[str, ...]
    units: Units
    deadlines: tuple[str, ...]

    @property
    def lead(self) -> str:
        """Who leads, as printed."""
        return joined(self.units.lead)

    @property
    def responsible(self) -> str:
        """Who is responsible, as printed."""
        return joined(self.units.responsible)

    def share_of(self, department: str) -> str:
        """What falls to a department: 牵头, 责任, or "" for nothing."""
        for share, groups in (("牵头", self.units.lead), ("责任", self.units.responsible)):
            if any(department in group for group in groups):
                return share
        return ""

    def cells(self) -> tuple[str, ...]:
        """The row as the tables print it; several targets or deadlines stand under one another."""
        targets, deadlines = "\n".join(self.targets), "\n".join(self.deadlines)
        return (str(self.number), self.chapter, self.task, targets, self.lead, self.responsible, deadlines)


class Breakdown(NamedTuple):
    """The tasks of a document, and the departments of its office, each name once."""

    document: str
    """The title of the work points."""
    office: str
    day: date
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    departments: tuple[str, ...]
    kind: str = "任务分解表"

    def shares(self, department: str) -> tuple[int, int]:
        """How many tasks a department leads, and for how many others it is responsible."""
        counts = Counter(row.share_of(department) for row in self.rows)
        return counts["牵头"], counts["责任"]

    def idle(self) -> tuple[str, ...]:
        """The departments that no task names."""
        return tuple(department for department in self.departments if self.shares(department) == (0, 0))

    def answered(self) -> tuple[Row, ...]:
        """The tasks somebody answers for: those that print a clause."""
        return tuple(row for row in self.rows if row.lead or row.responsible)

    def led(self) -> tuple[Row, ...]:
        """The tasks somebody leads."""
        return tuple(row for row in self.rows if row.lead)

    def without_lead(self) -> tuple[Row, ...]:
        """The tasks somebody is responsible for and nobody leads."""
        return tuple(row for row in self.rows if row.responsible and not row.lead)

    def without_units(self) -> tuple[Row, ...]:
        """The tasks nobody answers for."""
        return tuple(row for row in self.rows if not (row.lead or row.responsible))


def broken_down(stated: WorkPoints, office: Office, base: Base) -> Breakdown:
    """The table of the tasks in `stated`, whose prose has no faults."""
    known = known_to(stated, office, base)
    rows: list[Row] = []
    for chapter in stated.chapters.values():
        heading = _line(chapter.heading, known)
        tasks = _Tasks(office)
        tasks.gather(chapter, None, answered=False, an_item=bool(chapter.heading))
        rows += [
            _row(number, heading, task, office, known) for number, task in enumerate(tasks.found, start=len(rows) + 1)
        ]
    terms = office.terms.get("lead", LEAD), office.terms.get("responsible", RESPONSIBLE)
    return Breakdown(
        _line("".join(stated.title), known),
        office.name,
        stated.date or date(2000, 1, 1),
        ("序号", "章", "重点任务", "指标", *terms, "时限"),
        tuple(rows),
        tuple(dict.fromkeys(office.departments.values())),
    )


_Task: TypeAlias = list[Point]
"""The entry that is a task, then those it covers: its 一是、二是, and what stands under it without units."""


@dataclass
class _Tasks:
    """Gathers the tasks of a chapter in the order printed.

    A task is an entry with units of its own, a lowest item nobody above answers for, or one whose targets no other
    task covers.
    """

    office: Office
    found: list[_Task] = field(default_factory=list)

    def gather(self, entry: Point, above: _Task | None, *, answered: bool, an_item: bool) -> None:
        """Add the tasks of an entry that stands under the task `above`; `answered`: units answer for what is above."""
        named = any(units_of(entry, self.office))
        lowest = an_item and not entry.items and bool(entry.heading or entry.numbered)
        if named or (lowest and not answered) or (entry.targets and above is None):
            above = [entry]
            self.found.append(above)
        elif above is not None:
            above.append(entry)
        for point in entry.points.values():
            self.gather(point, above, answered=answered or named, an_item=False)
        for item in entry.items.values():
            self.gather(item, above, answered=answered or named, an_item=True)


def _row(number: int, chapter: str, task: _Task, office: Office, known: Known) -> Row:
    entry = task[0]
    words = _line(entry.heading, known)
    if not words or words == chapter:
        words = _first_sentence(prose.expand(entry.text, known).text) or words
    aims = [
        (_worded(name, target, covered, known), target) for covered in task for name, target in covered.targets.items()
    ]
    deadlines = tuple(dict.fromkeys(_day(target) for _, target in aims if target.deadline))
    if len(deadlines) > 1:
        aims = [(f"{aim}（{_day(target)}）" if target.deadline else aim, target) for aim, target in aims]
    targets = tuple(dict.fromkeys(aim for aim, _ in aims))
    return Row(number, chapter, words, targets, units_of(entry, office), deadlines)


def _worded(name: str, target: Target, entry: Point, known: Known) -> str:
    """What is counted and how much: 领导班子法治专题学习不少于4次; without `what`, the words of the text around it."""
    amount = figures.amount(Figure(name, target.what, target.number, target.unit, target.bound, None))
    if target.what:
        return target.what + amount
    texts = (entry.text, *(point.text for point in entry.points.values()))
    around = rf"[^，。；！？：\n]*\{{\{{[^{{}}]*\b{re.escape(name)}\b[^{{}}]*\}}\}}[^，。；！？：\n]*"
    found = next(filter(None, (re.search(around, text) for text in texts)), None)
    return _line(found[0], known) if found else amount


def _day(target: Target) -> str:
    return date_text(target.deadline) if isinstance(target.deadline, date) else target.deadline or ""


def _line(text: str, known: Known) -> str:
    """A text on one line, its expressions worked out."""
    return "".join(line.strip() for line in prose.expand(text, known).text.split("\n"))


def _first_sentence(text: str) -> str:
    """A text up to its first full stop, without it."""
    return re.split(r"[。！？；\n]", text.strip(), maxsplit=1)[0]
