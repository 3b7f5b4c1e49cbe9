"""Printed words that remember where they were written and which figures stand in them."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from reportgen import quantities, relations
from reportgen.problems import Location
from reportgen.prose import Figured
from reportgen.quantities import Number
from reportgen.relations import Level

Path: TypeAlias = tuple[str | int, ...]
Locate: TypeAlias = Callable[[Path, int], Location]
"""File and line of the value at a path, or of a line (from 0) of the text there."""


class Source(NamedTuple):
    """From `start` on, words come from a line (from 0) of the text at `path`."""

    start: int
    path: Path
    line: int = 0


class Piece(NamedTuple):
    """A text from one line (from 0) of the text at `path`, and the figures in it that the program worked out."""

    text: str
    path: Path
    line: int = 0
    figures: Sequence[Figured] = ()


class Words(NamedTuple):
    """A text, where its pieces were written, and the figures in it that the program worked out."""

    text: str
    sources: tuple[Source, ...] = ()
    figures: tuple[Figured, ...] = ()


def joined(pieces: Iterable[Piece | str]) -> Words:
    """The pieces run together; a plain text comes from where the piece before it does."""
    texts: list[str] = []
    sources: list[Source] = []
    figures: list[Figured] = []
    at = 0
    for piece in pieces:
        if isinstance(piece, str):
            text = piece
        else:
            text, path, line, figured = piece
            sources.append(Source(at, path, line))
            if figured:
                figures += [found.moved(at) for found in figured] if at else figured
        texts.append(text)
        at += len(text)
    return Words("".join(texts), tuple(sources), tuple(figures))


class Passage:
    """One printed piece of a document: its style, or its name in the envelope (title, to, …), and its words.

    What many rules ask for is worked out once; `cached_property` would take a lock for each.
    """

    __slots__ = ("_counted", "_levels", "_numbers", "style", "text", "words")

    def __init__(self, style: str, words: Words) -> None:
        self.style, self.words, self.text = style, words, words.text
        self._numbers: tuple[Number, ...] | None = None
        self._counted: tuple[tuple[Number, Figured | None], ...] | None = None
        self._levels: tuple[Level, ...] | None = None

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number in it."""
        if self._numbers is None:
            self._numbers = quantities.numbers(self.text)
        return self._numbers

    @property
    def counted(self) -> tuple[tuple[Number, Figured | None], ...]:
        """Those that count or measure something, each with the expression it comes from, if it does."""
        if self._counted is None:
            self._counted = tuple(self._count())
        return self._counted

    def _count(self) -> Iterator[tuple[Number, Figured | None]]:
        figures = self.words.figures
        ends = [one.end for one in figures]
        for number in self.numbers:
            if number.kind in {"quantity", "percentage"}:
                at = bisect_right(ends, number.start)  # the first expression that ends behind the number's start
                inside = at < len(ends) and figures[at].start < number.end
                yield number, figures[at] if inside else None

    @property
    def levels(self) -> tuple[Level, ...]:
        """Its sentences and brackets that say something of two numbers."""
        if self._levels is None:
            self._levels = relations.levels_of(self.text)
        return self._levels

    def where(self, locate: Locate, start: int = 0) -> Location:
        """File and line of what stands at `start` in the text."""
        at = bisect_right(self.words.sources, start, key=lambda one: one.start)
        source = self.words.sources[max(at - 1, 0)]
        return locate(source.path, source.line)
