"""Lines and pages that text alone fills."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from reportgen.pages.paper import Line
from reportgen.verify.paper import LINE_MM, Paper, Spot
from reportgen.verify.shapes import Paragraph

_STEP = 1.2  # mm by which the distance of two lines of text may differ from the usual one


def texts(paper: Paper) -> tuple[Paragraph, ...]:
    """The paragraphs of the text and of the attachments, set from edge to edge."""
    document = paper.document
    return tuple(words for words in (*document.body, *document.after_text) if words.align in {"left", "both"})


def wrapped(paper: Paper) -> Iterator[tuple[Spot, Paragraph]]:
    """The lines that begin neither nor end a paragraph, on upright pages."""
    for paragraph in texts(paper):
        plain = not (paragraph.left or paragraph.left_chars or paragraph.first_line < 0)
        for spot in paper.spots(paragraph)[1:-1]:
            if plain and paper.is_upright(spot.page):
                yield spot, paragraph


def pages(paper: Paper) -> Iterator[tuple[int, tuple[Line, ...]]]:
    """The pages that text alone fills: nothing else stands there, and the next page goes on with text."""
    spots = [spot for words in texts(paper) for spot in paper.spots(words) if words.size == 32]
    plain = {(spot.page, spot.line.glyphs[0]) for spot in spots}
    begins = {first.line.glyphs[0] for words in texts(paper) if words.new_page and (first := paper.spot(words))}
    for page, lines in zip(paper.pages, paper.bodies, strict=True):
        following = paper.bodies[page.number] if page.number < len(paper.pages) else ()
        steps = [lower.baseline - upper.baseline for upper, lower in pairwise(lines)]
        if (
            len(lines) > 1
            and paper.is_upright(page.number)
            and not page.strokes
            and not page.images
            and all((page.number, line.glyphs[0]) in plain for line in lines)
            and following
            and (page.number + 1, following[0].glyphs[0]) in plain
            and following[0].glyphs[0] not in begins
            and max(steps) - min(steps) < _STEP
            and max(steps) < 1.5 * LINE_MM
        ):
            yield page.number, lines
