"""What an office's text stands against: the text above that it replaces or drops."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Record
from typing import NamedTuple

from reportgen.inherit import Plain, plain
from reportgen.layering import HOLDERS, Steps, entries_of, text_of
from reportgen.problems import Problem
from reportgen.source import Mapping, Node, Scalar

_TEXT = ("opening", "closing", "chapters", "achievements", "shortfalls", "plans")
_PLACING = ("after", "takes")  # where an entry stands, not what it says
_KEEPING = {"after", "answers", "recurring"}  # what is kept of an entry and not printed


class Override(NamedTuple):
    """One value of an office's own: its path there, what stands above for it now, and the value."""

    path: Steps
    above: Plain
    """None where the office above has nothing."""
    own: Node

    @property
    def name(self) -> str:
        """The path as it is recorded and told: chapters.study.items.learn.text."""
        return ".".join(self.path)


class Stale(NamedTuple):
    """An override whose text above is no longer the one it was decided against."""

    override: Override
    before: Plain

    def texts(self) -> tuple[str, str, str]:
        """The text above as it was and as it is, and the office's own, each on one line."""
        own = words(plain(self.override.own), dropped="（删去）")
        return words(self.before), words(self.override.above), own


def overrides(base: Mapping, own: Mapping) -> list[Override]:
    """Every value of `own` that replaces or drops one of `base`, or stands where `base` has none yet."""
    places = {path[-1]: node for path, node in entries_of(base, ())}
    return [
        found
        for key, node in own.entries.items()
        if key in _TEXT
        for found in _overridden(key, node, base.entries.get(key), (), places)
    ]


def decided_against(override: Override, record: Record[str, Plain]) -> Plain:
    """The text above that `override` was decided against: as recorded, or as it is now where nothing is recorded.

    Where the office above had nothing at a place once, it had nothing below that place either.
    """
    if override.name in record:
        return record[override.name]
    around = (".".join(override.path[:end]) for end in range(1, len(override.path)))
    return None if any(name in record and record[name] is None for name in around) else override.above


def stale(found: list[Override], record: Record[str, Plain]) -> list[Stale]:
    """The overrides whose text above is another than the one they were decided against."""
    against = ((override, decided_against(override, record)) for override in found)
    return [Stale(override, before) for override, before in against if _said(before) != _said(override.above)]


def _said(value: Plain) -> Plain:
    """The value without what is not printed."""
    if isinstance(value, dict):
        return {key: _said(child) for key, child in value.items() if key not in _KEEPING}
    return value


def problem(one: Stale, command: str) -> Problem:
    """What to tell of a stale override; `command` settles it."""
    before, now, own = one.texts()
    message = (
        f"“{one.override.name}”是照上级原来的文字定的，上级后来改了。原为：{before}；现为：{now}；这里写的是：{own}"
    )
    return Problem(
        one.override.own.at, "stale-override", message, f"运行 {command}，逐条选定保留还是改用新文", "warning"
    )


def words(value: Plain, dropped: str = "（没有）") -> str:
    """A value on one line, for people."""
    if value is None:
        return dropped
    if isinstance(value, str):
        return " / ".join(line for line in value.split("\n") if line.strip())
    if isinstance(value, list):
        return "、".join(words(item) for item in value)
    return "；".join(f"{key}: {words(child)}" for key, child in value.items())


def _overridden(
    key: str, node: Node, under: Node | None, path: Steps, places: dict[str, Mapping]
) -> Iterator[Override]:
    here = (*path, key)
    if isinstance(node, Mapping):
        taken = text_of(node.entries.get("takes"))
        under = places.get(taken, under)
        if isinstance(under, Mapping) or taken or key in HOLDERS or _takes_below(node):
            beneath = under.entries if isinstance(under, Mapping) else {}
            for name, child in node.entries.items():
                if name not in _PLACING:
                    yield from _overridden(name, child, beneath.get(name), here, places)
            return
    if under is not None or not (isinstance(node, Scalar) and node.text is None):
        yield Override(here, None if under is None else plain(under), node)


def _takes_below(node: Mapping) -> bool:
    return any("takes" in entry.entries for _, entry in entries_of(node, ()))
