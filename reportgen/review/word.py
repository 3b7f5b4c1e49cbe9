"""Writes remarks into a Word file as comments, each at its place; the text stays as it is."""

from __future__ import annotations

import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

from reportgen import package
from reportgen.passages import Passage
from reportgen.review import Remark
from reportgen.stencil.wml import NAMESPACE

if TYPE_CHECKING:
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
    from docx.oxml import parse_xml
    from docx.text.run import Run

    document = docx.Document(io.BytesIO(package.write(parts)))
    runs = _runs(document.element.body)
    ranges = _ranges("".join(map(_words, runs)), passages, found)
    runs = _cut(runs, sorted({place for one in ranges for place in one}))
    starts = [run.start for run in runs]
    comments = document.comments._comments_elm  # noqa: SLF001  (python-docx looks through all for each that it adds)
    for number, (remark, (start, end)) in enumerate(zip(found, ranges, strict=True)):
        first, last = runs[bisect_right(starts, start) - 1], runs[bisect_left(starts, end) - 1]
        Run(first.element, document).mark_comment_range(Run(last.element, document), number)
        comments.append(parse_xml(_comment(number, remark.words, day)))
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


def _comment(number: int, words: str, day: date) -> str:
    """A comment with a look of its own: the template may lack the styles Word has for it."""
    look, space = '<w:rPr><w:sz w:val="20"/></w:rPr>', '<w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
    mark = f"<w:r>{look}<w:annotationRef/></w:r>"
    lines = (f'<w:r>{look}<w:t xml:space="preserve">{escape(line)}</w:t></w:r>' for line in words.split("\n"))
    paragraphs = (f"<w:p>{space}{'' if at else mark}{line}</w:p>" for at, line in enumerate(lines))
    return (
        f'<w:comment xmlns:w="{NAMESPACE}" w:id="{number}" w:author="{AUTHOR}" w:initials="R"'
        f' w:date="{day.isoformat()}T00:00:00Z">{"".join(paragraphs)}</w:comment>'
    )
