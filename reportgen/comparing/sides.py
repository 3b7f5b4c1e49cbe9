"""The two documents to be compared, found by the words that name them."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, TypeAlias

from reportgen import package
from reportgen.build import Composed, Task, composed, finished, tasks
from reportgen.compose import Document
from reportgen.load import Loader
from reportgen.problems import InputError, Location, Problem
from reportgen.verify import text
from reportgen.workspace import Workspace

_NO_DAY = "2000-01-01"
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>([0-9]{4}-[01][0-9]-[0-3][0-9])T")
_NAMED = re.compile(r"(?:(?P<office>[^/]+)/)?(?P<year>[0-9]{4})(?:/(?P<document>[^/]+))?")

Place: TypeAlias = tuple[tuple[str | int, ...], bool, int]
"""Where a paragraph was written: the path of its entry, whether it is its heading, and the how manieth it is."""


class Side(NamedTuple):
    """One of two documents: its name and title, its Word file, and what that was made from, where it is known."""

    shown: str
    title: str
    parts: Mapping[str, bytes]
    day: str
    stated: Composed | None = None

    def paragraphs(self) -> list[str]:
        """What the document says."""
        return text.paragraphs(self.parts)

    def places(self) -> list[Place | None]:
        """Where each of its paragraphs was written; None where that is not known."""
        known: dict[str, deque[Place]] = {}
        for words, place in _written(self.stated.document) if self.stated else ():
            known.setdefault(words, deque()).append(place)
        return [known[words].popleft() if known.get(words) else None for words in self.paragraphs()]


def is_file(named: str) -> bool:
    """Whether a document is named by its Word file."""
    return named.lower().endswith(".docx")


def of_file(named: str) -> Side:
    """A document that is a Word file."""
    path = Path(named).absolute()
    data = Workspace(path.parent).read(path)
    try:
        parts = package.read(data, "").parts
        said = [words for words in text.paragraphs(parts) if words.strip()]
    except package.NotADocument as fault:
        raise InputError([Problem(Location(named), "not-a-document", fault.reason, fault.remedy)]) from None
    found = _MODIFIED.search(parts.get("docProps/core.xml", b""))
    return Side(named, said[0] if said else "", parts, found[1].decode() if found else _NO_DAY)


def of_task(loader: Loader, task: Task) -> Side:
    """A document of the workspace, built in memory."""
    ready = composed(loader, task)
    data = finished(loader, ready, ready.loaded.file).data
    day = ready.loaded.document.date
    parts = package.read(data, "").parts
    return Side(ready.loaded.file, ready.document.name, parts, day.isoformat() if day else _NO_DAY, ready)


def chosen(loader: Loader, named: tuple[str, str], document: str | None, office: str | None) -> tuple[Task, Task]:
    """The two documents of the workspace that are meant: 2023, 2024/report, linjiang/2024/work-points.

    What the one leaves out is as in the other; without a document, the one that both years have.
    """
    first, second = (_parsed(one) for one in named)
    wanted = document or first["document"] or second["document"]
    there = [
        tasks(
            loader,
            one["year"],
            list(filter(None, [one["document"] or wanted])),
            one["office"] or office or other["office"] or None,
            every=False,
        )
        for one, other in ((first, second), (second, first))
    ]
    if all(len(found) == 1 for found in there):
        return there[0][0], there[1][0]
    names = [[task.document for task in found] for found in there]
    both = [name for name in names[0] if name in names[1]]
    if len(both) != 1:
        message = "两边都有这几个文件" if both else "两边没有同名的文件"
        have = "、".join(both) or f"前者有 {'、'.join(names[0])}，后者有 {'、'.join(names[1])}"
        example = f"reportgen diff {named[0]} {named[1]} {(both or names[0])[0]}"
        remedy = f"写明比哪一个，如 {example}" if both else "两边各写明比哪一个，如 jiangzhou/2024/report"
        raise InputError([Problem(Location("inputs"), "which-document", f"{message}：{have}", remedy)])
    one, other = (next(task for task in found if task.document == both[0]) for found in there)
    return one, other


def _parsed(named: str) -> dict[str, str]:
    plain = named.removeprefix("inputs/").removesuffix(".yaml")
    found = _NAMED.fullmatch(plain)
    if found is None:
        message = f"“{named}”不是年份、机关/年份/文件，也不是 Word 文件"
        remedy = "写成 2024、jiangzhou/2024、jiangzhou/2024/report，或 .docx 文件名"
        raise InputError([Problem(Location(named), "no-such-document", message, remedy)])
    return {key: value or "" for key, value in found.groupdict().items()}


def _written(document: Document) -> Iterator[tuple[str, Place]]:
    """The words of each paragraph of the text, and where they were written."""
    count: Counter[tuple[tuple[str | int, ...], bool]] = Counter()
    for paragraph in (*document.body, *(one for page in document.attachments for one in page.body)):
        if paragraph.sources:
            path = paragraph.sources[0].path
            entry = path[:-1] if path[-1] in {"heading", "text"} else path
            is_heading = paragraph.style.startswith("heading_")
            count[entry, is_heading] += 1
            yield paragraph.words(), (entry, is_heading, count[entry, is_heading])
