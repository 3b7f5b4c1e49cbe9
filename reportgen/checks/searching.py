"""Finds wording in what a document prints, and the place it was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportgen.checks.subject import Subject
from reportgen.passages import Passage
from reportgen.problems import Location

_SENTENCE = re.compile(r"[^。！？；]+[。！？；]?[”’）》]*")


class Found(NamedTuple):
    """Words that match a pattern, in the passage they stand in."""

    match: re.Match[str]
    passage: Passage
    where: Location

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
    for passage in subject.passages:
        if signs and not any(sign in passage.text for sign in signs):
            continue
        for match in re.finditer(pattern, passage.text):
            yield Found(match, passage, passage.where(subject.line, match.start()))


def sentences(passage: Passage) -> Iterator[re.Match[str]]:
    """The sentences of a passage, each with its closing mark; also what ； closes."""
    return _SENTENCE.finditer(passage.text)
