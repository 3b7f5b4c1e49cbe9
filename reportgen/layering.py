"""Lays the files of an office and of those above it over one another, each under its own names."""

import operator
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple, TypeAlias

from reportgen.inherit import Resolved, misfits, overlay
from reportgen.problems import Problem
from reportgen.source import Mapping, Node, Scalar
from reportgen.source import Sequence as List

OWN_NAMES = ("name", "file_code", "superior", "mark", "printed_by")
"""What names one office and no other: never inherited as it stands."""

_SIGNING = ("mark", "sign", "printed_by")  # what a document prints of the office that issues it
_OWN_PAGES = "imprint_page"  # a text of another length ends on another page
_NAMING = ("title", "notice", "opening")  # where a text names the office that issues it
HOLDERS = ("achievements", "chapters", "items", "points")  # what holds entries by their ids
PLACING = ("after", "before", "takes")  # where an entry stands, not what it says

Steps: TypeAlias = tuple[str, ...]


class Layer(NamedTuple):
    """One office's file of a document, and the name that office has."""

    root: Mapping
    name: str
    nulls: bool = True
    """Whether a value in it may be null."""
    takes: bool = True
    """Whether an entry in it may say so."""


def merged_office(layers: Sequence[Mapping]) -> Mapping:
    """The office whose file is the last of `layers`, the highest first; what names an office is not passed down."""
    merged = layers[0]
    for layer in layers[1:]:
        merged = overlay(_passed_down(merged, layer), layer)
    return merged


def merged_document(lowest: Mapping, layers: Sequence[Layer], name: str) -> tuple[Resolved, list[Problem]]:
    """`layers`, own first, over `lowest`, as the office called `name` reads them; and what does not fit."""
    problems = [_takes_nothing(node, []) for node in taking(layers[-1].root)] if layers[-1].takes else []
    root, reader = overlay(lowest, layers[-1].root, nulls=layers[-1].nulls), layers[-1].name
    for layer in layers[-2::-1]:
        base = _handed_down(_renamed(root, reader, layer.name), lowest)
        if "date" in layer.root.entries:
            base = _without(base, ("printed_on",))  # the day the office above printed its own
        problems += misfits(base, layer.root)
        if any(entries_of(layer.root)):
            places = places_of(base)
            problems += _headless(base, layer.root, places)
            root, faults = _with_taken(base, layer.root, places)
            problems += faults
        else:
            root = overlay(base, layer.root)
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
            rest = text_of(node).removeprefix(above_name)
            entries[key] = node._replace(text=own_name.removesuffix(rest) + rest)  # a name may end in 办公室 itself
    return Mapping(entries=entries, keys={key: above.keys[key] for key in entries}, at=above.at)


def _handed_down(root: Mapping, lowest: Mapping) -> Mapping:
    """`root` as an office below finds it: what the office above signs with is its own, and is taken from `lowest`."""
    kept = {key: node for key, node in root.entries.items() if key not in {*_SIGNING, _OWN_PAGES}}
    entries = {**{key: node for key, node in lowest.entries.items() if key in _SIGNING}, **kept}
    keys = {key: root.keys.get(key) or lowest.keys[key] for key in entries}
    return Mapping(entries=entries, keys=keys, at=root.at)


def _headless(base: Mapping, own: Mapping, places: dict[str, list[Steps]]) -> Iterator[Problem]:
    """A problem for each entry of `own` that changes what is not above any more: it would print without a heading."""
    for path, node in entries_of(own):
        if {"heading", "takes"} & set(node.entries) or isinstance(node_at(own, path), Scalar):
            continue
        over = stands_over(path, own, places)
        beside = node_at(base, over[:-1])
        if not isinstance(beside, Mapping) or over[-1] in beside.entries:
            continue
        headed = (isinstance(entry, Mapping) and "heading" in entry.entries for entry in beside.entries.values())
        if not beside.entries or any(headed):
            message = f"“{path[-1]}”没有标题，上级这里也没有这一项可改"
            remedy = f"上级此处有：{'、'.join(beside.entries) or '（空）'}；新增的写上 heading，上级移到别处的用 takes"
            yield Problem(node.at, "overrides-nothing", message, remedy)


def _without_lost_places(root: Mapping, own_file: str) -> Mapping:
    """`root` without the `after` or `before` of an inherited entry whose neighbour the office has dropped or moved."""
    changed = {}
    for key in HOLDERS:
        node = root.entries.get(key)
        if isinstance(node, Mapping):
            placed = {name: _placed(entry, node, own_file) for name, entry in node.entries.items()}
            if any(map(operator.is_not, placed.values(), node.entries.values())):
                changed[key] = node._replace(entries=placed)
    return root._replace(entries={**root.entries, **changed}) if changed else root


def _placed(entry: Node, beside: Mapping, own_file: str) -> Node:
    if not isinstance(entry, Mapping):
        return entry
    stated = {key: entry.entries[key] for key in ("after", "before") if key in entry.entries}
    if not stated:
        return _without_lost_places(entry, own_file)
    own = any(node.at.file == own_file for node in stated.values())  # then it stands where the office puts it
    lost = [
        (key,)
        for key, node in stated.items()
        if node.at.file != own_file and (own or text_of(node) not in beside.entries)
    ]
    return _without_lost_places(_without_all(entry, lost), own_file)


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


def _with_taken(base: Mapping, own: Mapping, places: dict[str, list[Steps]]) -> tuple[Mapping, list[Problem]]:
    """`own` over `base`, the entries that say `takes` moved to where they say it, with what they change."""
    moves, problems = _moves(own, places)
    goes = {places[name][0]: path for name, (path, _) in moves.items() if places[name][0] != path}
    for path, node in entries_of(own):
        over = stands_over(path, own, places)
        if goes.get(over, path) != path:
            to = node_at(own, goes[over])
            message = f"“{over[-1]}”已由 takes 移到别处（{to.at if to else own.at}），这里又改了它"
            problems.append(Problem(node.at, "taken-elsewhere", message, "把改动写到移去的地方，这里删去"))
    left = _without_all(base, goes)
    problems += [_id_in_use(own, path) for path in goes.values() if node_at(left, path)]
    root = overlay(left, own)
    for name, (path, node) in moves.items():
        (place,) = places[name]
        whole = as_entry(node_at(base, place)) or node
        changes = _without(node, ("takes",))
        problems += misfits(whole._replace(entries={name: whole}), whole._replace(entries={name: changes}))
        below = [other[len(place) :] for other in goes if len(other) > len(place) and other[: len(place)] == place]
        root = _with(root, path, overlay(_without_all(whole, [*below, *((key,) for key in PLACING)]), changes))
    return root, problems


def _moves(own: Mapping, places: dict[str, list[Steps]]) -> tuple[dict[str, tuple[Steps, Mapping]], list[Problem]]:
    """The entries of `own` that say `takes`, by the id they take; and a problem for each that cannot have it."""
    moves: dict[str, tuple[Steps, Mapping]] = {}
    problems = []
    for path, node in entries_of(own):
        wanted = node.entries.get("takes")
        if wanted is None:
            continue
        name = text_of(wanted)
        if name not in places:
            problems.append(_takes_nothing(node, list(places)))
        elif len(places[name]) > 1:
            there = "、".join(".".join(place) for place in places[name])
            message = f"上级有 {len(places[name])} 条的编号名都是“{name}”（{there}），说不清取哪一条"
            remedy = "请上级给其中一条换一个编号名；或不用 takes，在这里另写一条"
            problems.append(Problem(wanted.at, "takes-unclear", message, remedy))
        elif name in moves:
            message = f"“{name}”已经取过一次（{moves[name][1].entries['takes'].at}），再取会印两遍"
            remedy = "只留一处 takes；要把一条拆成两条，另一条不写 takes，写上自己的 heading 和 text"
            problems.append(Problem(wanted.at, "taken-twice", message, remedy))
        else:
            moves[name] = path, node
    return moves, problems


def _id_in_use(own: Mapping, path: Steps) -> Problem:
    node = node_at(own, path)
    message = f"“{path[-1]}”是上级这里另一条的编号名，移来的用它，就把那一条顶掉了"
    return Problem((node or own).at, "id-in-use", message, "给移来的这一条换一个编号名；那一条不要就写成 null")


def _takes_nothing(node: Mapping, there: list[str]) -> Problem:
    wanted = node.entries["takes"]
    near = get_close_matches(text_of(wanted), there, 1, 0.5)
    offer = f"是否想写“{near[0]}”？" if near else "改正名称，或删去 takes"
    return Problem(wanted.at, "takes-nothing", f"上级没有编号名为“{text_of(wanted)}”的条目", offer)


def entries_of(mapping: Mapping, path: Steps = ()) -> Iterator[tuple[Steps, Mapping]]:
    """Every entry in a document and its path, but for those that are dropped."""
    for key, node in mapping.entries.items():
        if key in HOLDERS and isinstance(node, Mapping):
            for name, stated in node.entries.items():
                if entry := as_entry(stated):
                    yield (*path, key, name), entry
                    yield from entries_of(entry, (*path, key, name))


def taking(mapping: Mapping) -> Iterator[Mapping]:
    """The entries of a document that take one from above."""
    for node in map(mapping.entries.get, HOLDERS):
        for entry in node.entries.values() if isinstance(node, Mapping) else ():
            if isinstance(entry, Mapping):
                if "takes" in entry.entries:
                    yield entry
                yield from taking(entry)


def as_entry(node: Node | None) -> Mapping | None:
    """An entry by its keys: a plain text is the text of one; None for what drops an entry, or is none."""
    if isinstance(node, Scalar) and node.text is not None:
        return Mapping(entries={"text": node}, keys={"text": node.at}, at=node.at)
    return node if isinstance(node, Mapping) else None


def places_of(base: Mapping) -> dict[str, list[Steps]]:
    """The paths of the entries of `base`, by their ids."""
    places: dict[str, list[Steps]] = {}
    for path, _ in entries_of(base):
        places.setdefault(path[-1], []).append(path)
    return places


def stands_over(path: Steps, own: Mapping, places: dict[str, list[Steps]]) -> Steps:
    """The path above of what stands at `path` of `own`: in what is taken there, or at the same place."""
    over: Steps = ()
    node: Node | None = own
    for step in path:
        over = (*over, step)
        node = node.entries.get(step) if isinstance(node, Mapping) else None
        if isinstance(node, Mapping) and (taken := text_of(node.entries.get("takes"))) in places:
            over = places[taken][0]
    return over


def node_at(root: Mapping, path: Steps) -> Node | None:
    """What stands at `path`; None where nothing does."""
    node: Node | None = root
    for step in path:
        node = node.entries.get(step) if isinstance(node, Mapping) else None
    return node


def _without_all(root: Mapping, paths: Iterable[Steps]) -> Mapping:
    for path in paths:
        root = _without(root, path)
    return root


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
