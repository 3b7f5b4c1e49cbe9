"""Mends what can be mended of a document without touching a word, and says what cannot and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportgen import identity
from reportgen.mending import words
from reportgen.mending.bench import Bench
from reportgen.mending.mends import MENDS
from reportgen.mending.words import MarkChange
from reportgen.verify import judgement
from reportgen.verify.rules import quotes_in_latin_face, title_line_too_long, title_shape, title_word_torn
from reportgen.verify.verdict import Ruling, Verdict

_ROUNDS = 4  # a mend may bring to light what another has to mend
_WORDS = "要改动、增删或移动文字，由人来定"
_BREAKS = {title_line_too_long.ID, title_shape.ID, title_word_torn.ID}


class Left(NamedTuple):
    """A fault that stays, and why."""

    verdict: Verdict
    why: str


class Mended(NamedTuple):
    """What came of a document; `parts` is None when nothing was mended."""

    parts: dict[str, bytes] | None
    before: tuple[Verdict, ...]
    after: tuple[Verdict, ...]
    cured: tuple[Verdict, ...]
    left: tuple[Left, ...]
    marks: tuple[MarkChange, ...]


class _State(NamedTuple):
    """A document and what the rules say of it."""

    parts: dict[str, bytes]
    verdicts: tuple[Verdict, ...]
    faults: Counter[str]  # how many each failed rule finds


def mended(parts: Mapping[str, bytes]) -> Mended:
    """The document with these parts, mended rule by rule; raises package.NotADocument.

    A mend that would bring a new fault, or change a word, is not made.
    """
    first = now = _state(identity.unstamped(parts))
    spoken = words.spoken(parts)
    refused: dict[str, str] = {}
    moved = True
    while moved:
        moved = False
        for rule in MENDS:
            if rule in now.faults:
                better, refused[rule] = _tried(now, rule, spoken)
                moved = moved or better is not None
                now = better or now
    if now is not first:
        now = _finished(now, spoken)
    stays = now.faults
    return Mended(
        parts=None if now is first else now.parts,
        before=first.verdicts,
        after=now.verdicts,
        cured=tuple(_failed(each for each in first.verdicts if each.rule not in stays)),
        left=tuple(Left(each, _why(each.rule, refused)) for each in _failed(now.verdicts)),
        marks=tuple(words.mark_changes(parts, now.parts)),
    )


def _state(parts: dict[str, bytes]) -> _State:
    verdicts = tuple(judgement.verdicts(parts))
    return _State(parts, verdicts, Counter(each.rule for each in _failed(verdicts)))


def _failed(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    return (each for each in verdicts if each.ruling is Ruling.FAIL)


def _tried(now: _State, rule: str, spoken: list[str]) -> tuple[_State | None, str]:
    """The document with a rule's faults mended and those that come to light by it; None, and why, when that fails."""
    made = _made(now, rule)
    for _ in range(_ROUNDS):
        new = [other for other in MENDS if made.faults[other] > now.faults[other]]
        if not new:
            break
        for other in new:
            made = _made(made, other) if other in made.faults else made
    worse = [other for other, count in made.faults.items() if count > now.faults[other]]
    if worse:
        expected = next(each.expected for each in made.verdicts if each.rule == worse[0])
        return None, f"改了，“{expected}”这一条就不符"
    if made.faults[rule] >= now.faults[rule] or words.spoken(made.parts) != spoken:
        return None, ""
    return made, ""


def _finished(now: _State, spoken: list[str]) -> _State:
    """A document that is changed anyway, with what no rule can call a fault from the file alone mended too."""
    made = _made(now, quotes_in_latin_face.ID)
    return made if made.faults == now.faults and words.spoken(made.parts) == spoken else now


def _made(state: _State, rule: str) -> _State:
    bench = Bench(state.parts)
    MENDS[rule].mend(bench)
    return _state(bench.parts())


def _why(rule: str, refused: Mapping[str, str]) -> str:
    if rule not in MENDS:
        return "在哪里回行由人来定" if rule in _BREAKS else _WORDS
    return refused.get(rule) or getattr(MENDS[rule], "LEFT", "") or _WORDS
