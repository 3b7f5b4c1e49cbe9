"""The words of entries, and which of them are most alike."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from reportgen.passages import Passage
from reportgen.promises import Path

_LEAST = 0.1
"""How like two texts must be, from 0 to 1, that one is suggested for the other."""


class Wording(NamedTuple):
    """The printed words of an entry itself, without those of the entries under it."""

    heading: str = ""
    text: str = ""


Wordings: TypeAlias = Mapping[Path, Wording]


def wordings(passages: Iterable[Passage]) -> Wordings:
    """The words of each entry of a document by its path, in the order printed."""
    found: dict[Path, Wording] = {}
    for passage in passages:
        words = passage.words
        ends = (*(source.start for source in words.sources[1:]), len(words.text))
        for source, end in zip(words.sources, ends, strict=True):
            *above, kind = map(str, source.path)
            path, piece = tuple(above), words.text[source.start : end]
            if kind == "heading":
                found[path] = found.get(path, Wording())._replace(heading=piece.rstrip("。：；"))
            elif kind in {"text", "closing"}:
                known = found.get(path, Wording())
                found[path] = known._replace(text=known.text + piece)
    return found


class Likeness:
    """Texts to compare others with: what two share counts the more, the fewer of the texts have it."""

    def __init__(self, texts: Mapping[Path, str]) -> None:
        pairs = {path: _pairs(text) for path, text in texts.items()}
        spread = Counter(pair for found in pairs.values() for pair in found)
        self._weight = {pair: math.log(1 + len(pairs) / count) for pair, count in spread.items()}
        self._most = math.log(1 + len(pairs))
        self._pairs = {path: (found, self._length(found)) for path, found in pairs.items()}

    def likest(self, text: str) -> Path | None:
        """The path of the text most like this one, the first of several; None where none is like it enough."""
        found = _pairs(text)
        length = self._length(found)
        best, most = None, _LEAST
        for path, (pairs, other) in self._pairs.items():
            shared = sum(self._weight[pair] ** 2 for pair in sorted(found & pairs))
            if length and other and shared / (length * other) > most:
                best, most = path, shared / (length * other)
        return best

    def _length(self, pairs: Iterable[str]) -> float:
        return math.sqrt(math.fsum(self._weight.get(pair, self._most) ** 2 for pair in pairs))


def _pairs(text: str) -> frozenset[str]:
    """Every two characters that stand beside one another in a run of Chinese."""
    runs = re.findall(r"[一-龥]+", text)
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))
