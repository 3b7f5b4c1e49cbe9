"""What a rule looks at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, Protocol

from reportgen.model.entry import Entry, with_below
from reportgen.model.envelope import Envelope
from reportgen.model.office import Office
from reportgen.passages import Locate, Passage
from reportgen.problems import Location
from reportgen.prose import Figured
from reportgen.quantities import Number


@dataclass(frozen=True)
class Other:
    """Another document that can be read: of another year, kind or office."""

    office: str
    year: str
    name: str
    stated: Envelope
    locate: Locate
    file_number: str
    """As printed."""
    composed: Callable[[], tuple[Passage, ...]]
    """Its passages, which not every rule asks for."""
    may_say: Callable[[str], bool]
    """False only where none of its passages has the words; told without composing it."""

    @cached_property
    def ids(self) -> frozenset[str]:
        """Of its chapters, plans and shortfalls, and of all under them."""
        asked_for = [one for one in self.stated.placed() if one[0][0] in {"chapters", "plans", "shortfalls"}]
        below = (path for path, entry in asked_for for path, _ in with_below(entry, path))
        return frozenset(path[-1] for path in below if len(path) > 1)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """What is printed, in order."""
        return self.composed()

    def saying(self, words: Iterable[str]) -> tuple[Passage, ...]:
        """What is printed; nothing where none of `words` can be in it."""
        return self.passages if any(map(self.may_say, words)) else ()


class Around(Protocol):
    """The documents around the one that is checked; each is read once, and composed once, when first asked for."""

    def documents(self, office: str) -> Iterable[tuple[str, str]]:
        """Year and name of each document of an office, in order."""
        ...

    def other(self, office: str, year: str, name: str) -> Other | None:
        """The document; None where there is none or it has faults of its own."""
        ...

    def says(self, office: str, year: str, name: str, key: str) -> str | None:
        """What the document's own file says of a key, where that is seen without reading it all, which is dear."""
        ...


class _Stated(NamedTuple):
    document: Envelope
    office: Office
    used: frozenset[str]
    base: Mapping[str, Decimal]
    names_above: frozenset[str]
    """What the offices above and their units are called."""
    file: str
    locate: Callable[[tuple[str | int, ...]], Location]
    passages: tuple[Passage, ...] = ()
    """What is printed, in order; `passage.where(subject.line, start)` says where it was written."""
    line: Locate = lambda _path, _line: Location("")
    file_number: str = ""
    """As printed: 江应急〔2025〕3号."""
    chain: tuple[str, ...] = ()
    """The ids of the office and of those it inherits from, nearest first."""
    year: str = ""
    name: str = ""
    """The document's own name: report, work-points."""
    around: Around | None = None


class Subject(_Stated):
    """A document, its office, the statistics its text refers to, last year's values, and where a value was written."""

    @cached_property
    def text(self) -> str:
        """What is printed, a line for each passage."""
        return "\n".join([passage.text for passage in self.passages])

    @cached_property
    def starts(self) -> list[int]:
        """Where in the text each passage begins."""
        return list(accumulate((len(passage.text) + 1 for passage in self.passages[:-1]), initial=0))

    @cached_property
    def entries(self) -> tuple[tuple[tuple[str, ...], Entry], ...]:
        """Every entry of the document with its path, in the order printed."""
        return tuple(self.document.entries())

    @cached_property
    def counted(self) -> list[tuple[Number, Passage, Figured | None]]:
        """Every number that counts or measures something, except in plans, and the expression it comes from, if any."""
        return [
            (number, passage, figured)
            for passage in self.passages
            if passage.words.sources[0].path[:1] != ("plans",)
            for number, figured in passage.counted
        ]

    def last_year(self) -> Other | None:
        """The same document of the year before."""
        return self.other(self.name, years_before=1)

    def other(self, name: str, *, years_before: int = 0) -> Other | None:
        """Another document of the office."""
        if self.around is None or not self.chain:
            return None
        return self.around.other(self.chain[0], f"{int(self.year) - years_before:04}", name)
