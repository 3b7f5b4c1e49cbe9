"""Lays the files of an office and of those above it over one another, each under its own names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple, TypeAlias

from reportgen.inherit import Resolved, misfits, overlay
from reportgen.problems import Problem
from reportgen.source import Mapping, Node, Scalar
from reportgen.source import Sequence as List

OWN_NAMES = ("name", "file_code", "superior", "mark", "printed_by")
"""What names one office and no other: never inherited as it stands."""

_SIGNING = ("mark", "sign", "printed_by")  # what a document prints of the office that issues it
_NAMING = ("title", "notice", "opening")  # where a text names the office that issues it
HOLDERS = ("achievements", "chapters", "items", "points")  # what holds entries by their ids

Steps: TypeAlias = tuple[str, ...]


class Layer(NamedTuple):
    """One office's file of a document, and the name that office has."""

    root: Mapping
    name: str


def merged_office(layers: Sequence[Mapping]) -> Mapping:
    """The office whose file is the last of `layers`, the highest first; what names an office is not passed down."""
    merged = layers[0]
    for layer in layers[1:]:
        merged = overlay(_passed_down(merged, layer), layer)
    return merged


def merged_document(lowest: Mapping, layers: Sequence[Layer], name: str) -> tuple[Resolved, list[Problem]]:
    """`layers`, own first, over `lowest`, as the office called `name` reads them; and what does not fit."""
    problems = [_takes_nothing(node, []) for _, node in entries_of(layers[-1].root, ()) if "takes" in node.entries]
    root, reader = overlay(lowest, layers[-1].root), layers[-1].name
    for layer in layers[-2::-1]:
        base = _handed_down(_renamed(root, reader, layer.name), lowest)
        if "date" in layer.root.entries:
            base = _without(base, ("printed_on",))  # the day the office above printed its own
        problems += [*misfits(base, layer.root), *_headless(base, layer.root)]
        root, faults = _with_taken(base, layer.root)
        problems += faults
        root = _without_lost_places(root, layer.root.at.file)
        reader = layer.name
    if reader != name:
        root = _handed_down(_renamed(root, reader, name), lowest)
    return Resolved(root), problems


def text_of(node: Node | None) -> str:
    """The text of a value; "" where there is none."""
    return node.text or "" if isinstance(node, Scalar) else ""


def _passed_down(above: Mapping, own: Mapping) -> Mapping:
    """What an office takes from the one above: names that begin with that office's name begin with its own."""
    above_name, own_name = (text_of(mapping.entries.get("name")) for mapping in (above, own))
    entries = dict(above.entries)
    for key in OWN_NAMES:
        node = entries.pop(key, None)
        if isinstance(node, Scalar) and key in {"mark", "printed_by"} and text_of(node).startswith(above_name or " "):
            entries[key] = node._replace(text=own_name + text_of(node).removeprefix(above_name))
    return Mapping(entries=entries, keys={key: above.keys[key] for key in entries}, at=above.at)


def _handed_down(root: Mapping, lowest: Mapping) -> Mapping:
    """`root` as an office below finds it: what the office above signs with is its own, and is taken from `lowest`."""
    kept = {key: node for key, node in root.entries.items() if key not in _SIGNING}
    entries = {**{key: node for key, node in lowest.entries.items() if key in _SIGNING}, **kept}
    keys = {key: root.keys.get(key) or lowest.keys[key] for key in entries}
    return Mapping(entries=entries, keys=keys, at=root.at)


def _headless(base: Mapping, own: Mapping) -> Iterator[Problem]:
    """A problem for each entry of `own` that changes what is not above any more: it would print without a heading."""
    for path, node in entries_of(own, ()):
        beside = _at(base, path[:-1])
        if {"heading", "takes"} & set(node.entries) or not isinstance(beside, Mapping) or path[-1] in beside.entries:
            continue
        headed = (isinstance(entry, Mapping) and "heading" in entry.entries for entry in beside.entries.values())
        if not beside.entries or any(headed):
            message = f"“{path[-1]}”没有标题，上级这里也没有这一项可改"
            remedy = f"上级此处有：{'、'.join(beside.entries) or '（空）'}；新增的写上 heading，上级移到别处的用 takes"
            yield Problem(node.at, "overrides-nothing", message, remedy)


def _without_lost_places(root: Mapping, own_file: str) -> Mapping:
    """`root` without the `after` of an inherited entry whose neighbour the office has dropped or moved."""
    entries = {}
    for key, node in root.entries.items():
        entries[key] = node
        if key in HOLDERS and isinstance(node, Mapping):
            entries[key] = node._replace(
                entries={name: _placed(entry, node, own_file) for name, entry in node.entries.items()}
            )
    return root._replace(entries=entries)


def _placed(entry: Node, beside: Mapping, own_file: str) -> Node:
    if not isinstance(entry, Mapping):
        return entry
    after = entry.entries.get("after")
    lost = after is not None and after.at.file != own_file and text_of(after) not in beside.entries
    return _without_lost_places(_without(entry, ("after",)) if lost else entry, own_file)


def _renamed(root: Mapping, above: str, own: str) -> Mapping:
    """`root` with the name of the office above, where its text names the issuer, read as one's own."""
    if not above or not own or above == own:
        return root
    entries = {key: _spoken(node, above, own) if key in _NAMING else node for key, node in root.entries.items()}
    return root._replace(entries=entries)


def _spoken(node: Node, above: str, own: str) -> Node:
    if isinstance(node, Scalar):
        return node._replace(text=node.text.replace(above, own)) if node.text else node
    if isinstance(node, List):
        return node._replace(items=tuple(_spoken(item, above, own) for item in node.items))
    return node._replace(entries={key: _spoken(child, above, own) for key, child in node.entries.items()})


def _with_taken(base: Mapping, own: Mapping) -> tuple[Mapping, list[Problem]]:
    """`own` over `base`, the entries that say `takes` moved to where they say it, with what they change."""
    root, problems = overlay(base, own), []
    places = {path[-1]: (path, node) for path, node in entries_of(base, ())}
    for path, node in entries_of(own, ()):
        wanted = node.entries.get("takes")
        if wanted is None:
            continue
        name = text_of(wanted)
        if name not in places:
            problems.append(_takes_nothing(node, list(places)))
            continue
        place, taken = places[name]
        changed_there = _at(own, place)
        if place != path and isinstance(changed_there, Mapping):
            message = f"“{name}”已由 takes 移到别处（{wanted.at}），这里又改了它"
            problems.append(Problem(changed_there.at, "taken-elsewhere", message, "把改动写到移去的地方，这里删去"))
        changed = overlay(_without(taken, ("after",)), _without(node, ("takes",)))
        if place != path and changed_there is None:
            root = _without(root, place)
        root = _with(root, path, changed)
    return root, problems


def _takes_nothing(node: Mapping, there: list[str]) -> Problem:
    wanted = node.entries["takes"]
    near = get_close_matches(text_of(wanted), there, 1, 0.5)
    offer = f"是否想写“{near[0]}”？" if near else "改正名称，或删去 takes"
    return Problem(wanted.at, "takes-nothing", f"上级没有编号名为“{text_of(wanted)}”的条目", offer)


def entries_of(mapping: Mapping, path: Steps) -> Iterator[tuple[Steps, Mapping]]:
    """Every entry in a document that is written with keys, and its path."""
    for key, node in mapping.entries.items():
        if key in HOLDERS and isinstance(node, Mapping):
            for name, entry in node.entries.items():
                if isinstance(entry, Mapping):
                    yield (*path, key, name), entry
                    yield from entries_of(entry, (*path, key, name))


def _at(root: Mapping, path: Steps) -> Node | None:
    node: Node | None = root
    for step in path:
        node = node.entries.get(step) if isinstance(node, Mapping) else None
    return node


def _without(root: Mapping, path: Steps) -> Mapping:
    step, *rest = path
    child = root.entries.get(step)
    if rest and isinstance(child, Mapping):
        return root._replace(entries={**root.entries, step: _without(child, tuple(rest))})
    kept = {key: node for key, node in root.entries.items() if key != step}
    return Mapping(entries=kept, keys={key: root.keys[key] for key in kept}, at=root.at)


def _with(root: Mapping, path: Steps, node: Mapping) -> Mapping:
    step, *rest = path
    child = root.entries.get(step)
    inner = _with(child, tuple(rest), node) if rest and isinstance(child, Mapping) else node
    return Mapping(
        entries={**root.entries, step: inner}, keys={**root.keys, step: root.keys.get(step, node.at)}, at=root.at
    )
