"""Writes remarks into a Word file as comments, each at its place; the text stays as it is."""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen import package
from reportgen.passages import Passage
from reportgen.review import Remark
from reportgen.stencil.wml import NAMESPACE

if TYPE_CHECKING:
    from docx.comments import Comment
    from lxml import etree

AUTHOR = "reportgen"
_W = f"{{{NAMESPACE}}}"
_RUN, _TEXT, _LOOK, _BOX = f"{_W}r", f"{_W}t", f"{_W}rPr", f"{_W}txbxContent"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class _Run(NamedTuple):
    """A run, and from where to where of the file's text it goes."""

    start: int
    end: int
    element: Any  # python-docx's own class of an lxml element


def with_comments(
    parts: Mapping[str, bytes], passages: Sequence[Passage], found: Sequence[Remark], day: date
) -> dict[str, bytes]:
    """The parts of a Word file that prints `passages`, each remark a comment at its place, all dated `day`."""
    import docx
    from docx.text.run import Run

    document = docx.Document(io.BytesIO(package.write(parts)))
    runs = _runs(document.element.body)
    ranges = _ranges("".join(map(_words, runs)), passages, found)
    runs = _cut(runs, sorted({place for one in ranges for place in one}))
    starts = [run.start for run in runs]
    for remark, (start, end) in zip(found, ranges, strict=True):
        first, last = runs[bisect_right(starts, start) - 1], runs[bisect_left(starts, end) - 1]
        around = [Run(run.element, document) for run in (first, last)]
        _plain(document.add_comment(around, remark.words, AUTHOR, "R"), day)
    for reference in document.element.body.iter(f"{_W}commentReference"):
        reference.getparent().remove(reference.getprevious())
    buffer = io.BytesIO()
    document.save(buffer)
    return package.unpacked(buffer.getvalue())


def _runs(body: etree._Element) -> list[_Run]:
    """The runs that have text, in order; in a text box no comment can stand."""
    runs: list[_Run] = []
    for element in body.iter(_RUN):
        size = len(_words(_Run(0, 0, element)))
        if size and next(element.iterancestors(_BOX), None) is None:
            start = runs[-1].end if runs else 0
            runs.append(_Run(start, start + size, element))
    return runs


def _words(run: _Run) -> str:
    return "".join(text.text or "" for text in run.element.iterchildren(_TEXT))


def _ranges(text: str, passages: Sequence[Passage], found: Iterable[Remark]) -> list[tuple[int, int]]:
    """Where in the text of the file each remark stands; one whose passage is printed in pieces stands before those."""
    places: list[int] = []
    end = 0
    for passage in passages:
        at = text.find(passage.text, end)
        places.append(at)
        end = at + len(passage.text) if at >= 0 else end
    ranges = []
    for remark in found:
        at = places[remark.span.passage]
        ranges.append((at + remark.span.start, at + remark.span.end) if at >= 0 else (0, 1))
    return ranges


def _cut(runs: Iterable[_Run], places: Sequence[int]) -> list[_Run]:
    """The runs, cut in two at each of the places."""
    done: list[_Run] = []
    for run in runs:
        inside = places[bisect_right(places, run.start) : bisect_left(places, run.end)]
        done += _pieces(run, inside) if inside else [run]
    return done


def _pieces(run: _Run, places: Sequence[int]) -> list[_Run]:
    shell = deepcopy(run.element)
    for child in list(shell):
        if child.tag != _LOOK:
            shell.remove(child)
    pieces = [_Run(run.start, run.start, deepcopy(shell))]
    for child in run.element:
        if child.tag == _LOOK:
            continue
        for text in _texts(child, pieces[-1].end, places) if child.tag == _TEXT else [child]:
            last = pieces[-1]
            if last.end in places and last.end > last.start and text.tag == _TEXT:
                last = _Run(last.end, last.end, deepcopy(shell))
                pieces.append(last)
            last.element.append(deepcopy(text))
            pieces[-1] = last._replace(end=last.end + (len(text.text or "") if text.tag == _TEXT else 0))
    for piece in pieces:
        run.element.addprevious(piece.element)
    run.element.getparent().remove(run.element)
    return pieces


def _texts(text: etree._Element, start: int, places: Sequence[int]) -> list[etree._Element]:
    """A text, cut at the places; it begins at `start`."""
    words = text.text or ""
    bounds = [0, *(place - start for place in places if start < place < start + len(words)), len(words)]
    cut = []
    for first, last in pairwise(bounds):
        piece = deepcopy(text)
        piece.text = words[first:last]
        piece.set(_SPACE, "preserve")
        cut.append(piece)
    return cut


def _plain(comment: Comment, day: date) -> None:
    """Date a comment, and give it a look of its own: the template may lack the styles Word has for it."""
    from docx.shared import Pt

    element = comment._comment_elm  # noqa: SLF001  (python-docx dates a comment by the clock)
    element.set(f"{_W}date", f"{day.isoformat()}T00:00:00Z")
    for paragraph in comment.paragraphs:
        paragraph.style = None
        paragraph.paragraph_format.line_spacing = 1
        for run in paragraph.runs:
            run.style = None
            run.font.size = Pt(10)
