"""Marks in the text: changed in place, and told apart from words, which no mend may change."""

from __future__ import annotations

import copy
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from reportgen import package
from reportgen.verify import content
from reportgen.verify.content import W

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench
    from reportgen.verify.content import Element
    from reportgen.verify.shapes import Paragraph, Run

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
BLANKS = "\u3000\u00a0 "


class MarkChange(NamedTuple):
    """A mark of a paragraph that is another now; `paragraph` counts those that say something."""

    paragraph: int
    before: str
    after: str


class Node(NamedTuple):
    """A w:t of a paragraph: where its text begins, and what each of its characters has become."""

    element: Element
    start: int
    letters: list[str]


def replace(bench: Bench, paragraph: Paragraph, start: int, end: int, new: str) -> None:
    """Put `new` where a paragraph said text[start:end] at first, however often it was changed since.

    Nothing else in its runs changes. What is no plain text, such as a tab, stays.
    """
    nodes = bench.spelled.get(id(paragraph)) or list(_nodes(bench, paragraph))
    bench.spelled[id(paragraph)] = nodes
    for node in nodes:
        for place in range(max(start - node.start, 0), min(end - node.start, len(node.letters))):
            node.letters[place] = ""
    for node in nodes:
        if node.start <= start < node.start + len(node.letters):
            node.letters[start - node.start] = new + node.letters[start - node.start]
            break
        if node.letters and start == node.start + len(node.letters) and not _goes_on(nodes, start):
            node.letters[-1] += new
            break
    for node in nodes:
        node.element.text = "".join(node.letters)


def strip_lead(bench: Bench, paragraph: Paragraph) -> None:
    """Take away the blanks before the first word."""
    replace(bench, paragraph, 0, len(paragraph.text) - len(paragraph.text.lstrip(BLANKS)), "")


def strip_tail(bench: Bench, paragraph: Paragraph) -> None:
    """Take away the blanks after the last word."""
    replace(bench, paragraph, len(paragraph.text.rstrip(BLANKS)), len(paragraph.text), "")


def cut(bench: Bench, paragraph: Paragraph, places: Sequence[int]) -> Iterator[tuple[Run, Element, int]]:
    """The runs of a paragraph, cut at these places of its text, each with where it begins."""
    start = 0
    for run, element in bench.runs(paragraph):
        inside = sorted(place - start for place in places if 0 < place - start < len(run.text))
        pieces = [split(element, place) for place in reversed(inside)]
        yield run, element, start
        for place, piece in zip(inside, reversed(pieces), strict=True):
            yield run, piece, start + place
        start += len(run.text)


def split(run: Element, length: int) -> Element:
    """Cut a run after so many characters; the second half, in the same format, follows it."""
    rest = copy.deepcopy(run)
    run.addnext(rest)
    for one, other in list(zip(run, rest, strict=True)):
        if one.tag == W + "rPr":
            continue
        text = content.characters(one) if one.tag == W + "t" else "\u0000" * _width(one)
        if length >= len(text):
            rest.remove(other)
        elif length <= 0:
            run.remove(one)
        else:
            one.text, other.text = text[:length], text[length:]
            one.set(_SPACE, "preserve")
            other.set(_SPACE, "preserve")
        length -= len(text)
    return rest


def _width(element: Element) -> int:
    return 1 if element.tag in {W + name for name in ("tab", "ptab", "br", "cr", "noBreakHyphen", "sym")} else 0


def _nodes(bench: Bench, paragraph: Paragraph) -> Iterator[Node]:
    start = 0
    for run, element in bench.runs(paragraph):
        at = start
        found: list[Node] = []
        for child in element:
            if child.tag == W + "t":
                text = content.characters(child)
                child.set(_SPACE, "preserve")
                found.append(Node(child, at, list(text)))
                at += len(text)
            else:
                at += _width(child)
        start += len(run.text)
        if at == start:
            yield from found


def _goes_on(nodes: list[Node], place: int) -> bool:
    """Whether a node begins there."""
    return any(node.start == place and node.letters for node in nodes)


# --- what may change ------------------------------------------------------------------------------------------------


def spoken(parts: Mapping[str, bytes]) -> list[str]:
    """The paragraphs of a document that say something, without marks: letters, characters and figures."""
    return [words for text in _texts(parts) if (words := "".join(filter(_is_word, text)))]


def mark_changes(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[MarkChange]:
    """The marks that are others now, paragraph by paragraph."""
    sides = [[text for text in _texts(parts) if text.strip()] for parts in (before, after)]
    found = []
    for number, (old, new) in enumerate(zip(*sides, strict=True), start=1):
        for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if kind != "equal":
                found.append(MarkChange(number, old[start:end], new[first:last]))
    return found


def _texts(parts: Mapping[str, bytes]) -> list[str]:
    return [each.text for each in content.paragraphs(package.xml(parts[content.main_part(parts)]))]


def _is_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"
