"""Finds wording in what a document prints, and the place it was written."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from reportgen.checks.subject import Subject
from reportgen.passages import Locate, Passage
from reportgen.problems import Location

_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?[”’）》]*")


class Found(NamedTuple):
    """Words that match a pattern, in the passage they stand in."""

    match: re.Match[str]
    passage: Passage
    line: Locate

    @property
    def where(self) -> Location:
        """File and line they were written on."""
        return self.passage.where(self.line, self.match.start())

    def around(self, reach: int = 6) -> str:
        """The words with a few characters on either side."""
        return around(self.passage.text, self.match.start(), self.match.end(), reach)


def around(text: str, start: int, end: int, reach: int = 6) -> str:
    """What stands from `start` to `end` with a few characters on either side, as it is quoted in a message."""
    first, last = max(start - reach, 0), min(end + reach, len(text))
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def matches(subject: Subject, pattern: re.Pattern[str] | str, *signs: str) -> Iterator[Found]:
    """Every place in the printed text where `pattern` stands.

    A pattern that is a text is compiled when the first passage has one of its `signs`, without which it cannot match:
    compiling is dear, and most documents have none.
    """
    if signs and not _may_match("\n".join([passage.text for passage in subject.passages]), signs):
        return
    own = 1 << _places.setdefault(pattern, len(_places))
    for passage in subject.passages:
        nowhere = _nowhere(passage.text)
        if nowhere[0] & own:
            continue
        found = False
        for match in re.finditer(pattern, passage.text) if _may_match(passage.text, signs) else ():
            found = True
            yield Found(match, passage, subject.line)
        if not found:
            nowhere[0] |= own


def _may_match(text: str, signs: tuple[str, ...]) -> bool:
    return not signs or any(sign in text for sign in signs)


_places: dict[re.Pattern[str] | str, int] = {}
"""The patterns, each with its place among all."""


@lru_cache(maxsize=2048)  # what is inherited is the same in one document after another
def _nowhere(_text: str) -> list[int]:
    """Which patterns are known to stand nowhere in a text, as the bits of one number."""
    return [0]


def sentences(text: str) -> Iterator[re.Match[str]]:
    """The sentences of a text, each with its closing mark; also what ； closes."""
    return _SENTENCE.finditer(text)
