"""Where each entry of an inherited document comes from: kept, changed, moved, added or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from reportgen.layering import HOLDERS, PLACING, Steps, as_entry, entries_of, node_at, places_of, stands_over, text_of
from reportgen.problems import Location
from reportgen.source import Mapping, Node, Scalar

_SHOWN = 20  # characters of a text that stands for a heading

Origin: TypeAlias = Literal["kept", "changed", "moved", "added", "dropped"]


class Entry(NamedTuple):
    """One chapter or point: its path, its heading, where it comes from, and what the office changed in it."""

    path: Steps
    heading: str
    origin: Origin
    changed: tuple[str, ...]
    """The keys the office wrote anew, for a changed or moved entry."""
    file: str
    line: int

    @property
    def depth(self) -> int:
        """1 for a chapter, 2 for a point, and so on."""
        return max(len(self.path) // 2, 1)


def origins(paths: Iterable[Steps], resolved: Mapping, own: Mapping | None, above: Mapping | None) -> list[Entry]:
    """The entries at `paths` of `resolved` and those that the office dropped, each where it stood.

    `own` is the office's own file, where it has one; `above` what it lies over, where it lies over anything.
    """
    if own is None:
        return [_kept(path, node_at(resolved, path) or resolved) for path in paths]
    above = above or Mapping({}, {}, own.at)
    places = places_of(above)
    found = [_entry(path, resolved, own, above, places) for path in paths]
    for path, over, null in _nulls(own, above, places):
        at = _place(found, path, over, above)
        found[at:at] = _dropped(path, over, null, above, own)
    return found


def _entry(path: Steps, resolved: Mapping, own: Mapping, above: Mapping, places: dict[str, list[Steps]]) -> Entry:
    node, here, over = node_at(resolved, path) or resolved, node_at(own, path), stands_over(path, own, places)
    if here is None:
        return _kept(path, node)
    keys = here.entries if isinstance(here, Mapping) else ("text",)
    changed = tuple(key for key in keys if key != "items" and key not in PLACING)
    at = node.at
    if node_at(above, over) is None:
        return Entry(path, _heading(node), "added", (), at.file, at.line)
    if over != path and isinstance(here, Mapping) and "takes" in here.entries:
        return Entry(path, _heading(node), "moved", changed, at.file, at.line)
    return Entry(path, _heading(node), "changed", changed, at.file, at.line) if changed else _kept(path, node)


def _kept(path: Steps, node: Node) -> Entry:
    """An entry as it stands above, where its heading was written."""
    entry = as_entry(node)
    at = (entry.entries.get("heading") or entry.entries.get("text") or node).at if entry else node.at
    return Entry(path, _heading(node), "kept", (), at.file, at.line)


def _nulls(
    own: Mapping, above: Mapping, places: dict[str, list[Steps]], path: Steps = ()
) -> Iterator[tuple[Steps, Steps, Location]]:
    """What the office drops, in the order it stands above: its path here, its path above, and where the null is."""
    node = node_at(own, path)
    for key, held in node.entries.items() if isinstance(node, Mapping) else ():
        over = (*stands_over(path, own, places), key)
        beneath = node_at(above, over)
        if key not in HOLDERS:
            if not path and key in {"shortfalls", "plans"}:
                if _is_null(held) and beneath:
                    yield (key,), over, held.at
                yield from _nulls(own, above, places, (key,))
            continue
        for name in beneath.entries if isinstance(beneath, Mapping) else ():
            null = held.entries.get(name) if isinstance(held, Mapping) else held
            if null and _is_null(null):
                yield (*path, key, name), (*over, name), null.at
        for name in held.entries if isinstance(held, Mapping) else ():
            yield from _nulls(own, above, places, (*path, key, name))


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text is None


def _dropped(path: Steps, over: Steps, null: Location, above: Mapping, own: Mapping) -> Iterator[Entry]:
    """What was dropped with what stood below it, but for what the office takes elsewhere."""
    taken = {text_of(node.entries.get("takes")) for _, node in entries_of(own)}
    node = as_entry(node_at(above, over))
    for below, entry in [((), node), *entries_of(node)] if node else ():
        if taken.isdisjoint({over[-1], *below[1::2]}):
            yield Entry((*path, *below), _heading(entry), "dropped", (), null.file, null.line)


def _place(found: list[Entry], path: Steps, over: Steps, above: Mapping) -> int:
    """Where in `found` a dropped entry is listed: behind the one it stood behind, or behind what it stood in."""
    if len(path) == 1:
        return len(found)  # the shortfalls or the plans
    beside = node_at(above, over[:-1])
    names = list(beside.entries) if isinstance(beside, Mapping) else []
    before = [(*path[:-1], name) for name in reversed(names[: names.index(over[-1])])]
    points = (*path[:-2], "points") if path[-2] == "items" else path
    for neighbour in (*before, points):
        if behind := [number for number, entry in enumerate(found, 1) if entry.path[: len(neighbour)] == neighbour]:
            return behind[-1]
    return next((number for number, entry in enumerate(found, 1) if entry.path == path[:-2]), 0)


def _heading(node: Node | None) -> str:
    """The heading of an entry, or how its text begins."""
    entry = as_entry(node)
    if entry is None:
        return ""
    text = text_of(entry.entries.get("text")).strip()
    return text_of(entry.entries.get("heading")) or (text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……")
