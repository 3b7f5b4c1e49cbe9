"""An office's own values over those it inherits: mappings merge, null removes, anything else is replaced whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from reportgen.problems import Location, Problem
from reportgen.source import Mapping, Node, Scalar, Sequence

Path: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


def overlay(base: Mapping, own: Mapping, *, nulls: bool = True) -> Mapping:
    """`base` with `own` on top, which may have `nulls`; every value still knows the file and line it came from."""
    entries = dict(base.entries)
    keys = dict(base.keys)
    for key, node in own.entries.items():
        under = entries.get(key)
        if _is_null(node):
            entries.pop(key, None)
            keys[key] = own.keys[key]  # what is missed later is missed here
            continue
        merges = isinstance(under, Mapping) and isinstance(node, Mapping)
        entries[key] = overlay(under, node) if merges else _without_nulls(node) if nulls else node  # type: ignore[arg-type]
        keys[key] = own.keys[key]
    return Mapping(entries=entries, keys=keys, at=own.at)


def misfits(base: Mapping, own: Mapping) -> Iterator[Problem]:
    """A problem for each value in `own` that cannot lie over `base` as its writer must have meant it.

    A null that names nothing below the first level is most often an id spelt wrong; a text over keys, or keys over a
    text, would lose what lies below.
    """
    for key, node in own.entries.items():
        under = base.entries.get(key)
        if isinstance(node, Mapping) and isinstance(under, Mapping):
            yield from _nulls_for_nothing(under, node)
            yield from misfits(under, node)
        elif _clash(under, node):
            yield Problem(
                own.keys[key],
                "other-shape",
                f"“{key}”在上级（{base.keys[key]}）与这里，一处写的是一段文字，一处写的是下级的键，合不到一起",
                "只改文字就在下面写 text: 新的文字；要整个换掉，先另起一个编号名，再把这一个写成 null",
            )


def _clash(under: Node | None, own: Node) -> bool:
    texts = (
        isinstance(under, Scalar) and isinstance(own, Mapping),
        isinstance(under, Mapping) and isinstance(own, Scalar),
    )
    return any(texts) and not _is_null(own)


def _nulls_for_nothing(base: Mapping, own: Mapping) -> Iterator[Problem]:
    for key, node in own.entries.items():
        if _is_null(node) and key not in base.entries:
            yield Problem(
                own.keys[key],
                "removes-nothing",
                f"“{key}: null”要删去上级的“{key}”，但上级没有这一项",
                f"上级此处有：{'、'.join(base.entries) or '（空）'}；改正名称，或删去这一行",
            )


@dataclass(frozen=True)
class Resolved:
    """A document's values after inheritance, and where each of them was written."""

    root: Mapping

    def values(self) -> dict[str, Plain]:
        """The values alone: text, lists and mappings."""
        return {key: plain(node) for key, node in self.root.entries.items()}

    def locate(self, path: Path, text_line: int = 0) -> Location:
        """File and line of the value at `path`, or of the nearest thing around it that was written.

        `text_line` counts the lines inside a `|` block from 0.
        """
        node: Node = self.root
        at = self.root.at
        for step in path:
            if isinstance(node, Mapping):
                key = str(step)
                at = node.keys.get(key, at)
                child = node.entries.get(key)
            elif child := _item(node, step):
                at = child.at
            if child is None:
                break
            node = child
        if isinstance(node, Scalar) and node.text is not None:
            line = node.first_line + text_line if node.literal else at.line
            return Location(node.at.file, line if text_line or node.literal else at.line)
        return at

    def mentions(self, word: str) -> bool:
        """Whether a text in the document has this word, in small letters or large."""
        return word in "\n".join(self.words()).lower()

    def words(self) -> list[str]:
        """Every text in the document, in no order."""
        found: list[str] = []
        waiting: list[Node] = [self.root]
        while waiting:
            node = waiting.pop()
            if isinstance(node, Scalar):
                found.append(node.text or "")
            else:
                waiting.extend(node.items if isinstance(node, Sequence) else node.entries.values())
        return found

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Every text in the document with its path, in the order written."""
        waiting: list[tuple[Path, Node]] = [((), self.root)]
        while waiting:
            path, node = waiting.pop()
            if isinstance(node, Scalar):
                yield path, node.text or ""
            elif isinstance(node, Sequence):
                waiting.extend(((*path, n), child) for n, child in reversed(list(enumerate(node.items))))
            else:
                waiting.extend(((*path, key), child) for key, child in reversed(node.entries.items()))


def _item(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text is None


def _without_nulls(node: Node) -> Node:
    if not isinstance(node, Mapping) or not _has_null(node):
        return node
    kept = {key: _without_nulls(child) for key, child in node.entries.items() if not _is_null(child)}
    return Mapping(entries=kept, keys=node.keys, at=node.at)


def _has_null(mapping: Mapping) -> bool:
    for child in mapping.entries.values():
        if isinstance(child, Scalar):
            if child.text is None:
                return True
        elif isinstance(child, Mapping) and _has_null(child):
            return True
    return False


def plain(node: Node) -> Plain:
    """The value alone, without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key: plain(child) for key, child in node.entries.items()}
