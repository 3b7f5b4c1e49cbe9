"""Whether a finished document says what was composed, character for character."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

Piece: TypeAlias = tuple[str, bool]
"""A piece of text, and whether it must be a paragraph of its own."""

LAYOUT = " \t\n\u3000"
"""At the edges of a piece these only place it."""

EXCERPT = 30
"""Characters of a text that a message shows."""

_MOST_ALIGNED = 600  # beyond so many differing paragraphs on one side, order is not looked into
_MOST_COMPARED = 1000  # pairs of texts compared for likeness
_COMPARED = 400  # characters of a text compared for likeness
_ALIKE = 0.5


class Difference(NamedTuple):
    """One way in which the document does not say what it must.

    dropped: `expected` is nowhere. moved: `expected` stands after `found`. extra: nobody composed `found`.
    altered: `found` stands where `expected` must.
    """

    kind: Literal["dropped", "moved", "extra", "altered"]
    expected: str
    found: str


def differences(expected: Sequence[Piece], paragraphs: Sequence[str], literal: Collection[str]) -> list[Difference]:
    """How `paragraphs` differ from the `expected` pieces in their order; nothing when they say just that.

    Paragraphs in `literal` may stand anywhere. Blanks at the edges of pieces and paragraphs are layout.
    """
    pieces = [(text, whole) for piece, whole in expected if (text := piece.strip(LAYOUT))]
    found = [text for paragraph in paragraphs if (text := paragraph.strip(LAYOUT))]
    known = {text.strip(LAYOUT) for text in literal}
    at, matched = _equal_start(pieces, found, known)
    if at == len(pieces) and matched == len(found):
        return []
    wanted = pieces[at:]
    units = list(_units(wanted, found[matched:], known))
    apart = list(_told_apart([text for text, _ in wanted], units, known, found[matched - 1] if matched else ""))
    # Never silent: what was not equal and yet cannot be told apart is shown as it is.
    return apart or [Difference("altered", wanted[0][0] if wanted else "", "".join(found[matched : matched + 1]))]


def wording(difference: Difference) -> str:
    """The difference for a clerk to read."""
    expected, found = difference.expected, difference.found
    match difference.kind:
        case "dropped":
            return f"缺少“{_excerpt(expected)}”"
        case "extra":
            return f"多出“{_excerpt(found)}”"
        case "moved":
            place = f"排在“{_excerpt(found)}”之后" if found else "排在最前"
            return f"“{_excerpt(expected)}”的次序不对，文中{place}"
        case _:
            start = _first_difference(expected, found)
            return f"应为“{_excerpt(expected, start)}”，文中是“{_excerpt(found, start)}”"


def _equal_start(pieces: Sequence[Piece], found: Sequence[str], known: Collection[str]) -> tuple[int, int]:
    """How many pieces, in how many paragraphs, are equal from the start on."""
    at = 0
    for number, paragraph in enumerate(found):
        if at < len(pieces) and pieces[at] == (paragraph, True):
            at += 1
            continue
        shared = _shared(pieces, at, paragraph, known)
        if shared == at and paragraph not in known:
            return at, number
        at = shared
    return at, len(found)


def _shared(pieces: Sequence[Piece], at: int, paragraph: str, known: Collection[str]) -> int:
    """The piece after those that together are `paragraph`; `at` itself when they are not the whole of it."""
    rest, end = paragraph, at
    while rest and end < len(pieces) and not pieces[end][1]:
        start = rest.find(pieces[end][0])
        if start < 0 or (start > 0 and rest[:start].strip(LAYOUT) not in known):
            break
        rest = rest[start + len(pieces[end][0]) :].lstrip(LAYOUT)
        end += 1
    return at if rest and rest not in known else end


def _units(wanted: Sequence[Piece], found: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """The paragraphs; one that holds pieces which may share it falls into them."""
    whole = {text for text, is_whole in wanted if is_whole}
    shared = sorted({text for text, is_whole in wanted if not is_whole}, key=len, reverse=True)[:_MOST_ALIGNED]
    for paragraph in found:
        if paragraph in whole or not shared:
            yield paragraph
            continue
        parts = [part for field in paragraph.split("\t") if (part := field.strip(LAYOUT))]
        cut = [list(_cut(part, shared, known)) for part in parts]
        pieces = [piece for field in cut for piece in field]
        if any(field[0] in shared for field in cut) and not whole.intersection(pieces):
            yield from pieces
        else:
            yield paragraph


def _cut(text: str, shared: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """`text` as the pieces it begins with, then what is left."""
    rest = text
    while rest and rest not in known:
        piece = next((piece for piece in shared if rest.startswith(piece)), "")
        if not piece:
            break
        yield piece
        rest = rest[len(piece) :].lstrip(LAYOUT)
    if rest:
        yield rest


def _told_apart(
    wanted: Sequence[str], units: Sequence[str], known: Collection[str], before: str
) -> Iterator[Difference]:
    """The differences: moved, altered, dropped and extra."""
    missing, surplus = _unmatched(wanted, units)
    places: dict[str, int] = {}
    for place in surplus:
        places.setdefault(units[place], place)
    left: list[int] = []
    taken: set[int] = set()
    for want in missing:
        if wanted[want] not in places:
            left.append(want)
            continue
        place = places.pop(wanted[want])
        taken.add(place)
        yield Difference("moved", wanted[want], units[place - 1] if place else before)
    free = [place for place in surplus if place not in taken and units[place] not in known]
    pairs = _alike([wanted[want] for want in left], [units[place] for place in free])
    for number, want in enumerate(left):
        if number in pairs:
            yield Difference("altered", wanted[want], units[free[pairs[number]]])
        else:
            yield Difference("dropped", wanted[want], "")
    for number, place in enumerate(free):
        if number not in pairs.values():
            yield Difference("extra", "", units[place])


def _unmatched(wanted: Sequence[str], units: Sequence[str]) -> tuple[list[int], list[int]]:
    """What of either side has no equal on the other, in one order."""
    end = 0
    while end < min(len(wanted), len(units)) and wanted[-1 - end] == units[-1 - end]:
        end += 1
    first, second = wanted[: len(wanted) - end], units[: len(units) - end]
    if max(len(first), len(second)) > _MOST_ALIGNED:
        return _without_equal(first, second), _without_equal(second, first)
    from difflib import SequenceMatcher

    missing: list[int] = []
    surplus: list[int] = []
    for kind, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if kind != "equal":
            missing += range(a, b)
            surplus += range(c, d)
    return missing, surplus


def _without_equal(texts: Sequence[str], others: Sequence[str]) -> list[int]:
    left = Counter(others)
    found = []
    for number, text in enumerate(texts):
        if left[text]:
            left[text] -= 1
        else:
            found.append(number)
    return found


def _alike(wanted: Sequence[str], found: Sequence[str]) -> dict[int, int]:
    """Which of `found` is each of `wanted` altered: the most alike, each once."""
    pairs: dict[int, int] = {}
    budget = _MOST_COMPARED
    free = list(range(len(found)))
    for number, text in enumerate(wanted):
        near = free[: max(budget, 0)]
        budget -= len(near)
        scored = [(_likeness(text, found[place]), -place) for place in near]
        best, place = max(scored, default=(0.0, 0))
        if best >= _ALIKE:
            pairs[number] = -place
            free.remove(-place)
    return pairs


def _likeness(expected: str, found: str) -> float:
    """From 0 to 1; a text that holds the other is like it."""
    if min(len(expected), len(found)) >= 4 and (expected in found or found in expected):
        return 1.0
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, expected[:_COMPARED], found[:_COMPARED], autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    return matcher.ratio()


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _excerpt(text: str, around: int = 0) -> str:
    """At most 30 characters of `text`, with those at `around`; what cannot be seen is named."""
    start = max(0, min(around - EXCERPT // 3, len(text) - EXCERPT + 1)) if around > EXCERPT // 2 else 0
    room = EXCERPT - bool(start)
    shown = text[start:] if len(text) - start <= room else text[start : start + room - 1] + "…"
    return ("…" if start else "") + "".join(map(_visible, shown))


def _visible(character: str) -> str:
    if character.isprintable() or character == "\u3000":
        return character
    return {"\t": "→", "\n": "↵"}.get(character, f"⟨U+{ord(character):04X}⟩")
