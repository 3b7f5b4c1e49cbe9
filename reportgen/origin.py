"""Where each entry of an inherited document comes from: kept, changed, moved, added or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from reportgen.layering import Layer, Steps, entries_of, text_of
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


def origins(paths: Iterable[Steps], resolved: Mapping, layers: Sequence[Layer], file: str) -> list[Entry]:
    """The entries at `paths` of `resolved`, then those that the office dropped in `file`, its own."""
    own = next((layer.root for layer in layers if layer.root.at.file == file), Mapping({}, {}, resolved.at))
    inherited = [layer.root for layer in layers if layer.root.at.file != file]
    above = {path: node for root in reversed(inherited) for path, node in entries_of(root, ())}
    found = [_entry(path, _node(resolved, path), own, above) for path in paths]
    return [*found, *_dropped(own, above, {entry.path for entry in found}, _taken(own))]


def _entry(path: Steps, node: Node | None, own: Mapping, above: dict[Steps, Mapping]) -> Entry:
    here = _node(own, path)
    heading, at = _heading(node), node.at if node else own.at
    if node is here and not isinstance(here, Mapping):
        return Entry(path, heading, "added", (), at.file, at.line)
    if not isinstance(here, Mapping):
        return Entry(path, heading, "kept" if above else "added", (), at.file, at.line)
    changed = tuple(key for key in here.entries if key not in {"items", "points", "takes", "after"})
    if "takes" in here.entries:
        return Entry(path, heading, "moved", changed, at.file, at.line)
    if path not in above:
        return Entry(path, heading, "added", (), at.file, at.line)
    return Entry(path, heading, "changed" if changed else "kept", changed, at.file, at.line)


def _dropped(own: Mapping, above: dict[Steps, Mapping], there: set[Steps], taken: set[str]) -> Iterator[Entry]:
    for path, node in above.items():
        if path in there or path[-1] in taken:
            continue
        if (null := _null(own, path)) is not None:
            yield Entry(path, _heading(node), "dropped", (), null.at.file, null.at.line)


def _heading(node: Node | None) -> str:
    if not isinstance(node, Mapping):
        return text_of(node)[:_SHOWN]
    return text_of(node.entries.get("heading")) or text_of(node.entries.get("text"))[:_SHOWN]


def _taken(own: Mapping) -> set[str]:
    return {text_of(node.entries.get("takes")) for _, node in entries_of(own, ())} - {""}


def _null(own: Mapping, path: Steps) -> Scalar | None:
    """The null that dropped the entry at `path`: its own, or that of what it stood in."""
    for end in range(2, len(path) + 1):
        node = _node(own, path[:end])
        if isinstance(node, Scalar) and node.text is None:
            return node
    return None


def _node(root: Mapping, path: Steps) -> Node | None:
    node: Node | None = root
    for step in path:
        node = node.entries.get(step) if isinstance(node, Mapping) else None
    return node
