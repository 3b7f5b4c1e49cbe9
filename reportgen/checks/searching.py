"""Finds wording in what a document prints, and the place it was written."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
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


def matches(subject: Subject, pattern: re.Pattern[str] | str, *signs: re.Pattern[str] | str) -> Iterator[Found]:
    """Every place in the printed text where `pattern` stands.

    Looked for first in the text as a whole, which is quick, and then only in the passages that have it. `signs` are
    quicker patterns, without one of which `pattern` stands nowhere.
    """
    for passage in having(subject, *(signs or (pattern,))):
        for match in re.finditer(pattern, passage.text):
            yield Found(match, passage, subject.line)


def having(subject: Subject, *signs: re.Pattern[str] | str) -> Iterator[Passage]:
    """The passages, in order, in which one of some patterns may stand, and all in which one does.

    Lines of one text are searched, so a sign must hold there wherever it holds in a passage alone: ^ and $ take (?m),
    and what must not stand beside it must not be a line break either.
    """
    return at(subject, (match.span() for sign in signs for match in re.finditer(sign, subject.text)))


def at(subject: Subject, spans: Iterable[tuple[int, int]]) -> Iterator[Passage]:
    """The passages, in order, that hold something of what stands at some places of the text as a whole."""
    found: set[int] = set()
    for start, end in spans:
        found.update(range(bisect_right(subject.starts, start) - 1, bisect_right(subject.starts, end)))
    return (subject.passages[number] for number in sorted(found))


def sentences(text: str) -> Iterator[re.Match[str]]:
    """The sentences of a text, each with its closing mark; also what ； closes."""
    return _SENTENCE.finditer(text)
