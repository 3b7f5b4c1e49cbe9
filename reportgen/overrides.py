"""What an office's text stands against: the text above that it replaces or drops."""

from collections.abc import Iterator
from collections.abc import Mapping as Record
from typing import NamedTuple

from reportgen.inherit import Plain, plain
from reportgen.layering import HOLDERS, PLACING, Steps, entries_of, taking, text_of
from reportgen.problems import Problem
from reportgen.source import Mapping, Node, Scalar

_TEXT = ("opening", "closing", "chapters", "achievements", "shortfalls", "plans")
_SHORT = 80  # characters of a text that is told whole
_AROUND = 12  # characters told either side of a difference in a longer one
_KEEPING = {"after", "before", "answers", "recurring"}  # what is kept of an entry and not printed


class Override(NamedTuple):
    """One value of an office's own: its path there, what stands above for it now, and the value."""

    path: Steps
    above: Plain
    """None where the office above has nothing."""
    own: Node
    taken: frozenset[str]
    """The ids of what the office takes from elsewhere: it is not replaced or dropped with what it stood in."""

    @property
    def name(self) -> str:
        """The path as it is recorded and told: chapters.study.items.learn.text."""
        return ".".join(self.path)


class Stale(NamedTuple):
    """An override whose text above is no longer the one it was decided against."""

    override: Override
    before: Plain

    def texts(self) -> tuple[str, str, str]:
        """The text above as it was and as it is, and the office's own, each on one line; of a long one a part."""
        own = _cut(words(plain(self.override.own), dropped="（删去）"))
        before, now = _said(self.before), _said(self.override.above)
        if max(len(words(before)), len(words(now))) > _SHORT:
            before, now = _differing(before, now)
        return words(before), words(now), own


def overrides(base: Mapping, own: Mapping) -> list[Override]:
    """Every value of `own` that replaces or drops one of `base`, or stands where `base` has none yet."""
    taken = frozenset(text_of(node.entries["takes"]) for node in taking(own)) - {""}
    places = {path[-1]: node for path, node in entries_of(base)} if taken else {}
    return [
        found
        for key, node in own.entries.items()
        if key in _TEXT
        for found in _overridden(key, node, base.entries.get(key), (), _Above(places, taken))
    ]


def decided_against(override: Override, record: Record[str, Plain]) -> Plain:
    """The text above that `override` was decided against: as recorded, or as it is now where nothing is recorded.

    Where the office above had nothing at a place once, it had nothing below that place either.
    """
    if override.name in record:
        return _left({override.path[-1]: record[override.name]}, override.taken)[override.path[-1]]
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


def _differing(before: Plain, now: Plain) -> tuple[Plain, Plain]:
    """Of two values what differs, with a few characters around it."""
    if isinstance(before, dict) and isinstance(now, dict):
        keys = [key for key in {**before, **now} if before.get(key) != now.get(key)]
        pairs = {key: _differing(before.get(key), now.get(key)) for key in keys}
        return {key: pair[0] for key, pair in pairs.items()}, {key: pair[1] for key, pair in pairs.items()}
    first, second = words(before), words(now)
    if max(len(first), len(second)) <= _SHORT:
        return first, second
    start = _alike(first, second)
    end = _alike(first[start:][::-1], second[start:][::-1])
    return _part(first, start, len(first) - end), _part(second, start, len(second) - end)


def _alike(first: str, second: str) -> int:
    """How many characters at the beginning are the same."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(first), len(second)))


def _part(text: str, start: int, end: int) -> str:
    """`text` from `start` to `end`, with a few characters around."""
    begin, stop = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    return f"{'……' if begin else ''}{_cut(text[begin:stop])}{'……' if stop < len(text) else ''}"


def _cut(text: str) -> str:
    half = _SHORT // 2
    return text if len(text) <= _SHORT else f"{text[:half]}……{text[-half:]}"


class _Above(NamedTuple):
    """What stands above: every entry by its id, and which of them the office takes."""

    places: dict[str, Mapping]
    taken: frozenset[str]


def _overridden(key: str, node: Node, under: Node | None, path: Steps, above: _Above) -> Iterator[Override]:
    here = (*path, key)
    if isinstance(node, Mapping):
        wanted = text_of(node.entries.get("takes"))
        under = above.places.get(wanted, under)
        if isinstance(under, Mapping) or wanted or key in HOLDERS or _takes_below(node):
            beneath = under.entries if isinstance(under, Mapping) else {}
            for name, child in node.entries.items():
                if name not in PLACING:
                    gone = key in HOLDERS and name in above.taken
                    yield from _overridden(name, child, None if gone else beneath.get(name), here, above)
            return
    if under is not None or not (isinstance(node, Scalar) and node.text is None):
        stated = None if under is None else _left({key: plain(under)}, above.taken)[key]
        yield Override(here, stated, node, above.taken)


def _takes_below(node: Mapping) -> bool:
    return any(True for _ in taking(node))


def _left(value: dict[str, Plain], taken: frozenset[str]) -> dict[str, Plain]:
    """`value` without the entries in it that are taken."""
    kept: dict[str, Plain] = {}
    for key, child in value.items():
        if isinstance(child, dict):
            gone = taken if key in HOLDERS else frozenset()
            kept[key] = _left({name: below for name, below in child.items() if name not in gone}, taken)
        else:
            kept[key] = child
    return kept
