"""Which items of one sequence stand for which of another, in time that grows with their length."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

Pairs: TypeAlias = list[tuple[int, int]]
"""Places in the one sequence and in the other, both rising."""

_MOST_ALIGNED = 20_000  # pairs of items that difflib may look at in one gap
_MOST_COMPARED = 64  # texts on either side of a gap whose likeness is worked out
_DEEPEST = 4  # how often a gap is searched anew
_ALIKE = 0.3


class Item(NamedTuple):
    """A text to be aligned, where it was written if that is known, and what it is: only like is paired with like."""

    text: str
    place: Hashable = None
    kind: str = ""


def equals(a: Sequence[Hashable], b: Sequence[Hashable]) -> Pairs:
    """Pairs of equal items."""
    return list(_equals(a, b, range(len(a)), range(len(b)), _DEEPEST))


def alike(a: Sequence[Item], b: Sequence[Item]) -> Pairs:
    """Pairs of items that say the same, were written at the same place, or are like one another."""
    found = [(i, j) for i, j in equals(a, b) if a[i].text.strip()]
    for key in (_text, _place, _skeleton):
        keys_a, keys_b = ([key(one) for one in side] for side in (a, b))
        found = [pair for gap in _with_gaps(found, len(a), len(b)) for pair in _keyed(gap, keys_a, keys_b)]
    return [pair for gap in _with_gaps(found, len(a), len(b)) for pair in _nearest(gap, a, b)]


def likeness(one: str, other: str) -> float:
    """From 0 to 1: the share of neighbouring characters that two texts have in common."""
    first, second = _neighbours(one), _neighbours(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first or second else 1.0


def rising(numbers: Sequence[int]) -> list[int]:
    """The places of a longest rising row in `numbers`."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(places[at - 1] if at else -1)
        ends[at : at + 1] = [number]
        places[at : at + 1] = [place]
    found = []
    last = places[-1] if places else -1
    while last >= 0:
        found.append(last)
        last = before[last]
    return found[::-1]


class _Gap(NamedTuple):
    """What no pair yet reaches on either side; then the pair after it, where there is one."""

    a: range
    b: range
    pair: tuple[tuple[int, int], ...]


def _with_gaps(pairs: Pairs, length_a: int, length_b: int) -> Iterator[_Gap]:
    at_a = at_b = 0
    for i, j in pairs:
        yield _Gap(range(at_a, i), range(at_b, j), ((i, j),))
        at_a, at_b = i + 1, j + 1
    yield _Gap(range(at_a, length_a), range(at_b, length_b), ())


def _equals(
    a: Sequence[Hashable], b: Sequence[Hashable], in_a: range, in_b: range, deepest: int
) -> Iterator[tuple[int, int]]:
    """The equal start, what stands between, and the equal end."""
    shorter = min(len(in_a), len(in_b))
    start = next((n for n in range(shorter) if a[in_a[n]] != b[in_b[n]]), shorter)
    shorter -= start
    end = next((n for n in range(shorter) if a[in_a[-1 - n]] != b[in_b[-1 - n]]), shorter)
    yield from zip(in_a[:start], in_b[:start], strict=True)
    yield from _between(a, b, in_a[start : len(in_a) - end], in_b[start : len(in_b) - end], deepest)
    yield from zip(in_a[len(in_a) - end :], in_b[len(in_b) - end :], strict=True)


def _between(
    a: Sequence[Hashable], b: Sequence[Hashable], in_a: range, in_b: range, deepest: int
) -> Iterator[tuple[int, int]]:
    if not in_a or not in_b:
        return
    if len(in_a) * len(in_b) <= _MOST_ALIGNED:
        matcher = SequenceMatcher(None, a[in_a.start : in_a.stop], b[in_b.start : in_b.stop], autojunk=False)
        for block in matcher.get_matching_blocks():
            for n in range(block.size):
                yield in_a.start + block.a + n, in_b.start + block.b + n
        return
    anchors = _in_turn({place: a[place] for place in in_a}, {place: b[place] for place in in_b})
    if not anchors or not deepest:
        yield from anchors
        return
    ends = [*anchors, (in_a.stop, in_b.stop)]
    at_a, at_b = in_a.start, in_b.start
    for i, j in ends:
        yield from _equals(a, b, range(at_a, i), range(at_b, j), deepest - 1)
        if i < in_a.stop:
            yield i, j
        at_a, at_b = i + 1, j + 1


def _in_turn(a: dict[int, Hashable], b: dict[int, Hashable]) -> Pairs:
    """Pairs of keys that are on both sides equally often, in turn; None is no key."""
    places_a, places_b = _places(a), _places(b)
    found = sorted(
        pair
        for key, places in places_a.items()
        if len(places) == len(places_b.get(key, ()))
        for pair in zip(places, places_b[key], strict=True)
    )
    return [found[place] for place in rising([j for _, j in found])]


def _places(keys: dict[int, Hashable]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = {}
    for place, key in keys.items():
        if key is not None:
            found.setdefault(key, []).append(place)
    return found


def _keyed(gap: _Gap, keys_a: Sequence[Hashable], keys_b: Sequence[Hashable]) -> Pairs:
    if not gap.a or not gap.b:
        return [*gap.pair]
    return [*_in_turn({i: keys_a[i] for i in gap.a}, {j: keys_b[j] for j in gap.b}), *gap.pair]


def _text(item: Item) -> Hashable:
    return (item.kind, item.text) if item.text.strip() else None


def _place(item: Item) -> Hashable:
    return None if item.place is None else (item.kind, item.place)


_COUNTING = str.maketrans(dict.fromkeys("0123456789.,%％０１２３４５６７８９一二三四五六七八九十（）、 \t\n\u3000"))


def _skeleton(item: Item) -> Hashable:
    """What a text says without its figures and marks."""
    words = item.text.translate(_COUNTING)
    return (item.kind, words) if words else None


def _nearest(gap: _Gap, a: Sequence[Item], b: Sequence[Item]) -> Pairs:
    """The pairs in a gap that are most alike; a long gap is cut into stretches that lie beside one another."""
    stretches = -(-max(len(gap.a), len(gap.b)) // _MOST_COMPARED) if gap.a and gap.b else 0
    found: Pairs = []
    for n in range(stretches):
        in_a, in_b = (side[len(side) * n // stretches : len(side) * (n + 1) // stretches] for side in (gap.a, gap.b))
        found += _most_alike(in_a, in_b, a, b)
    return [*found, *gap.pair]


def _most_alike(in_a: range, in_b: range, a: Sequence[Item], b: Sequence[Item]) -> Pairs:
    """The pairs of rising places whose likenesses add up to most."""
    scores = [[_score(a[i], b[j]) for j in in_b] for i in in_a]
    best = [[0.0] * (len(in_b) + 1) for _ in range(len(in_a) + 1)]
    for i in range(len(in_a) - 1, -1, -1):
        for j in range(len(in_b) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + scores[i][j])
    found: Pairs = []
    i = j = 0
    while i < len(in_a) and j < len(in_b):
        if scores[i][j] and best[i][j] == best[i + 1][j + 1] + scores[i][j]:
            found.append((in_a[i], in_b[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _score(one: Item, other: Item) -> float:
    if one.kind != other.kind:
        return 0.0
    score = likeness(one.text, other.text)
    return score if score >= _ALIKE else 0.0


@lru_cache(maxsize=4096)
def _neighbours(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text))) or frozenset(text)
