"""Mends what can be mended of a document without touching a word, and says what cannot and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from reportgen import identity
from reportgen.mending import words
from reportgen.mending.bench import Bench
from reportgen.mending.mends import MENDS
from reportgen.mending.printed import PRINTED
from reportgen.mending.words import MarkChange
from reportgen.pages import Page
from reportgen.verify import judgement, printed
from reportgen.verify.rules import quotes_in_latin_face, title_line_too_long, title_shape, title_word_torn
from reportgen.verify.verdict import Ruling, Unsure, Verdict

_ROUNDS = 4  # a mend may bring to light what another has to mend
_PRINTINGS = 3
_WORDS = "要改动、增删或移动文字，由人来定"
_ON_PAPER = {rule.ID for rule in (*printed.OF_TEXT, *printed.OF_ELEMENTS)}
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
    unseen: str  # why the pages were not looked at; "" when they were


Look: TypeAlias = "Callable[[Mapping[str, bytes]], Sequence[Page] | Unsure]"
"""The pages of a document as they are printed, or why there are none."""


class _State(NamedTuple):
    """A document, its pages, and what the rules say of it."""

    parts: dict[str, bytes]
    pages: Sequence[Page] | Unsure
    verdicts: tuple[Verdict, ...]
    faults: Counter[str]  # how many each failed rule finds


def mended(parts: Mapping[str, bytes], look: Look | None = None) -> Mended:
    """The document with these parts, mended rule by rule; raises package.NotADocument.

    A mend that would bring a new fault, or change a word, is not made. With `look` what is seen on the pages is mended
    too, as far as a change of format can.
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
    if look is not None:
        before = first if now is first else None
        first = _state(first.parts, look(first.parts))
        now = _reprinted(first if before else _state(now.parts, look(now.parts)), look, spoken)
    stays = now.faults
    return Mended(
        parts=None if now.parts is first.parts else now.parts,
        before=first.verdicts,
        after=now.verdicts,
        cured=tuple(_failed(each for each in first.verdicts if each.rule not in stays)),
        left=tuple(Left(each, _why(each.rule, refused, first.faults)) for each in _failed(now.verdicts)),
        marks=tuple(words.mark_changes(parts, now.parts)),
        unseen=now.pages.reason if isinstance(now.pages, Unsure) else "",
    )


def _state(parts: dict[str, bytes], pages: Sequence[Page] | Unsure = judgement.FILE_ONLY) -> _State:
    verdicts = tuple(judgement.verdicts(parts, pages))
    return _State(parts, pages, verdicts, Counter(each.rule for each in _failed(verdicts)))


def _reprinted(now: _State, look: Look, spoken: list[str]) -> _State:
    """The document with what is wrong on its pages mended: all at once, or else what can be one by one."""
    if isinstance(now.pages, Unsure):
        return now
    for _ in range(_PRINTINGS):
        rules = [rule for rule in PRINTED if rule in now.faults]
        choices = [rules, *([rule] for rule in rules)] if len(rules) > 1 else [rules]
        better = next(filter(None, (_tried_on_paper(now, one, look, spoken) for one in choices if one)), None)
        if better is None:
            break
        now = better
    return now


def _tried_on_paper(now: _State, rules: Sequence[str], look: Look, spoken: list[str]) -> _State | None:
    bench = Bench(now.parts, None if isinstance(now.pages, Unsure) else now.pages)
    for rule in rules:
        PRINTED[rule].mend(bench)
    parts = bench.parts()
    if words.spoken(parts) != spoken or not _state(parts).faults <= now.faults:
        return None
    made = _state(parts, look(parts))
    return made if not isinstance(made.pages, Unsure) and made.faults < now.faults else None


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


def _why(rule: str, refused: Mapping[str, str], before: Counter[str]) -> str:
    if rule in _ON_PAPER:
        if rule not in before:
            return "格式改好以后，版面随着变了；要看着版面增减文字、调整分页，由人来定"
        return "试着改了，版面仍不符，由人来定" if rule in PRINTED else "要看着版面增减文字、调整分页，由人来定"
    if rule not in MENDS:
        return "在哪里回行由人来定" if rule in _BREAKS else _WORDS
    return refused.get(rule) or getattr(MENDS[rule], "LEFT", "") or _WORDS
