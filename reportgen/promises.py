"""What an office has promised, and what its documents say of it, by the ids of entries."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias, get_args

from reportgen import figures
from reportgen.figures import Figure
from reportgen.model.entry import Entry, Status, with_below
from reportgen.model.envelope import Envelope
from reportgen.model.report import Report
from reportgen.model.statistics import Statistic
from reportgen.model.work_points import Target

Path: TypeAlias = tuple[str, ...]
Entries: TypeAlias = Iterable[tuple[Path, Entry]]
_LONGEST_NAME = 30


class Promise(NamedTuple):
    """A plan, a work point or a shortfall: the lowest entry that is one."""

    path: Path
    entry: Entry

    @property
    def id(self) -> str:
        """Its own id."""
        return self.path[-1]

    @property
    def named(self) -> str:
        """What it is called: its heading, or its first words."""
        return self.entry.heading or first_words(self.entry.text) or self.id

    @property
    def ids(self) -> tuple[str, ...]:
        """Its id and those of the entries it belongs to, nearest first: what answers one of them answers it."""
        return ids_in(self.path)[::-1]


class Answer(NamedTuple):
    """An entry that tells of a promise, and how far it says one has come."""

    path: Path
    status: Status


Answers: TypeAlias = Mapping[str, tuple[Answer, ...]]
"""What tells of each id."""


def first_words(text: str) -> str:
    """The beginning of a text, in one line, as far as a sentence goes or a name may."""
    words = re.split(r"[。；：！？\n]", text.strip(), maxsplit=1)[0]
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME]}……"


def ids_in(path: Path) -> tuple[str, ...]:
    """The ids on a path, highest first."""
    return path[1::2] if path[0] in {"achievements", "chapters"} else path[2::2]


def plans(stated: Envelope) -> tuple[Promise, ...]:
    """The lowest entries under the plans of a report."""
    return _lowest(stated.plans, "plans") if isinstance(stated, Report) else ()


def shortfalls(stated: Envelope) -> tuple[Promise, ...]:
    """The lowest entries under the shortfalls of a report."""
    return _lowest(stated.shortfalls, "shortfalls") if isinstance(stated, Report) else ()


def points(stated: Envelope) -> tuple[Promise, ...]:
    """The lowest items of work points; their 一是、二是 are details of them."""
    return tuple(
        Promise(path, entry)
        for path, entry in stated.entries()
        if path[0] == "chapters" and "points" not in path[2::2] and not entry.items
    )


def _lowest(chapter: Entry | None, name: str) -> tuple[Promise, ...]:
    below = with_below(chapter, (name,)) if chapter else ()
    return tuple(Promise(path, entry) for path, entry in below if len(path) > 1 and not (entry.points or entry.items))


def answers(entries: Entries, *tops: str) -> Answers:
    """What the entries under some parts of a document say in `answers`.

    Not said otherwise, a result under `achievements` is done, and what stands elsewhere under way.
    """
    return _gathered(
        (name, Answer(path, status or _usual(path)))
        for path, entry in entries
        if entry.answers and path[0] in tops
        for name, status in entry.answers.items()
    )


def named(stated: Envelope) -> Answers:
    """The results and shortfalls of a report by their own ids, which the work points of the year share."""
    return _gathered(
        (ids_in(path)[-1], Answer(path, _usual(path)))
        for path, _ in stated.entries()
        if path[0] in {"achievements", "shortfalls"} and ids_in(path)
    )


def _gathered(found: Iterable[tuple[str, Answer]]) -> Answers:
    gathered: dict[str, tuple[Answer, ...]] = {}
    for name, answer in found:
        gathered[name] = (*gathered.get(name, ()), answer)
    return gathered


def _usual(path: Path) -> Status:
    return "完成" if path[0] == "achievements" else "推进中"


def answering(promise: Promise, said: Answers, by_name: Answers | None = None) -> tuple[Answer, ...]:
    """What tells of a promise, each entry once: those that name it, then those that bear its own id."""
    found: dict[Path, Answer] = {}
    for answer in (*(one for name in promise.ids for one in said.get(name, ())), *(by_name or {}).get(promise.id, ())):
        found.setdefault(answer.path, answer)
    return tuple(found.values())


def status(found: Iterable[Answer]) -> Status | None:
    """How far a promise has come: as far as the least of what is told of it; None where nothing is."""
    order = get_args(Status)
    return max((answer.status for answer in found), key=order.index, default=None)


def reached(target: Target, reported: Statistic) -> bool | None:
    """Whether a statistic reaches a target; None where they cannot be compared."""
    if target.bound is None or target.unit != reported.unit:
        return None
    return reported.value <= target.number if target.bound == "不超过" else reported.value >= target.number


def asked(target: Target) -> str:
    """不少于4次."""
    return figures.amount(Figure("", "", target.number, target.unit, target.bound, None))


def amount(reported: Statistic) -> str:
    """6次."""
    return figures.amount(figures.figures({"": reported}, {})[""])
