"""How one text became another: what stayed, what went, what came, in words and whole numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from reportgen.comparing.alignment import equals, likeness

_CLAUSE = re.compile(r"[^，。；：、！？\n]*[，。；：、！？\n]?")
_TOKEN = re.compile(
    r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*[%％‰]?|[A-Za-z]+|[〇零一二三四五六七八九十百千万亿两]+|[\s\S]"
)
_HAN = re.compile(r"[㐀-鿿]")
_ALONE = frozenset(
    "的了和与及或在对将为把被从向等由以并已是也都一二三四五六七八九十百千万亿两零〇年月日省市区县镇局处科"
)
"""Characters that are words by themselves: they never complete the word beside them."""

_ANEW = 0.25  # texts less alike than this have nothing in common worth showing
_MOST_ALIGNED = 1_000_000  # pairs of tokens that difflib may look at


class Change(NamedTuple):
    """A stretch of text as it was and as it is; equal where nothing changed, "" where there was or is nothing."""

    before: str
    after: str

    @property
    def kept(self) -> bool:
        """Whether nothing changed."""
        return self.before == self.after


def changes(before: str, after: str) -> list[Change]:
    """How `before` became `after`; the befores together are the one text, the afters the other."""
    if before == after:
        return [Change(before, after)] if before else []
    if likeness(before, after) < _ANEW:
        return [Change(before, after)]
    return _readable(_joined(_by_clause(before, after)))


def _by_clause(before: str, after: str) -> Iterator[Change]:
    """Clauses that stay are kept whole; between them words are compared."""
    a, b = (list(filter(None, _CLAUSE.findall(text))) for text in (before, after))
    at_a = at_b = 0
    for i, j in [*equals(a, b), (len(a), len(b))]:
        yield from _by_word("".join(a[at_a:i]), "".join(b[at_b:j]))
        if i < len(a):
            yield Change(a[i], b[j])
        at_a, at_b = i + 1, j + 1


def _by_word(before: str, after: str) -> Iterator[Change]:
    a, b = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(a) * len(b) > _MOST_ALIGNED:
        yield Change(before, after)
        return
    for _, start, end, first, last in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        yield Change("".join(a[start:end]), "".join(b[first:last]))


def _readable(found: Sequence[Change]) -> list[Change]:
    """Without the single characters that two texts share by chance, and with words marked whole."""
    kept = [change.kept and not _by_chance(found, place) for place, change in enumerate(found)]
    return _joined(_whole_words(_run_together(found, kept)))


def _by_chance(found: Sequence[Change], place: int) -> bool:
    """Whether a short stretch between two changes is no word that stayed."""
    if not 0 < place < len(found) - 1:
        return False
    text, left, right = found[place].before, found[place - 1], found[place + 1]
    if len(text) > 2 or not all(map(str.isalnum, text)):
        return False
    if (not left.before and not right.after) or (
        not left.after and not right.before
    ):  # it only seems to stay: 3月15日, 4月3日
        return True
    around = min(max(map(len, change)) for change in (left, right))
    return len(text) <= around and all(map(_HAN.match, text)) and not set(text) & _ALONE


def _whole_words(found: Sequence[Change]) -> list[Change]:
    """A replaced character takes along the one beside it that it makes a word with."""
    whole = list(found)
    for place, change in enumerate(found):
        if change.kept or max(map(len, change)) > 1 or not all(map(_in_a_word, change)):
            continue
        if place + 1 < len(whole) and _in_a_word(whole[place + 1].before[:1]):
            after = whole[place + 1].before
            whole[place], whole[place + 1] = _with(change, after[0], ""), Change(after[1:], after[1:])
        elif place and whole[place - 1].kept and _in_a_word(whole[place - 1].before[-1:]):
            before = whole[place - 1].before
            whole[place - 1], whole[place] = Change(before[:-1], before[:-1]), _with(change, "", before[-1])
    return whole


def _with(change: Change, behind: str, ahead: str) -> Change:
    return Change(ahead + change.before + behind, ahead + change.after + behind)


def _in_a_word(character: str) -> bool:
    return bool(_HAN.match(character)) and character not in _ALONE


def _joined(found: Iterable[Change]) -> list[Change]:
    """Neighbours that both stayed, or both changed, run together."""
    there = [change for change in found if any(change)]
    return _run_together(there, [change.kept for change in there])


def _run_together(found: Sequence[Change], kept: Sequence[bool]) -> list[Change]:
    groups = groupby(zip(kept, found, strict=True), key=lambda one: one[0])
    runs = ([change for _, change in group] for _, group in groups)
    return [Change(*map("".join, zip(*run, strict=True))) for run in runs]
