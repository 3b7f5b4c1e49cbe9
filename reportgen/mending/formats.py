"""Direct formatting of runs, paragraphs and tables: faces, sizes, indents, spacing, lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.gbt9704.layout import LINE, Face, Rule
from reportgen.mending import wml
from reportgen.verify.content import W
from reportgen.verify.shapes import is_han

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench
    from reportgen.verify.content import Element
    from reportgen.verify.shapes import Paragraph, Run

_MARKS = re.compile("[“”‘’—…]")


def look(run: Element, face: str = "", points: float = 0, latin: str = "") -> None:
    """Set the Chinese face, the size and the Latin face of a run; what is not given stays."""
    if run.tag != W + "r":
        return  # a run of a formula
    form = wml.leading(run, "rPr")
    if face:
        fonts = wml.child(form, "rFonts")
        fonts.set(W + "eastAsia", face)
        _forget(fonts, "eastAsiaTheme")
        if any(_MARKS.search(text.text or "") for text in run.iterchildren(W + "t")):
            fonts.set(W + "hint", "eastAsia")
    if latin:
        fonts = wml.child(form, "rFonts")
        for slot in ("ascii", "hAnsi", "cs"):
            fonts.set(W + slot, latin)
        _forget(fonts, "asciiTheme", "hAnsiTheme", "cstheme")
    if points:
        for name in ("sz", "szCs"):
            wml.state(form, name, val=round(points * 2))


def _forget(element: Element, *names: str) -> None:
    """Take attributes away."""
    for name in names:
        if W + name in element.attrib:
            del element.attrib[W + name]


def colour(run: Element, value: str) -> None:
    """Set the colour of a run: FF0000, or auto."""
    if run.tag == W + "r":
        wml.state(wml.leading(run, "rPr"), "color", val=value)


def dress(run: Run, element: Element, face: Face) -> None:
    """Set a run in a face and its size; digits that are printed in a Chinese face stay so."""
    look(element, face.name, face.points, "" if any(map(is_han, run.latin)) else face.latin)


def align(form: Element, side: str) -> None:
    """Set how a paragraph is aligned: left, center, right, both."""
    wml.state(form, "jc", val=side)


def indent(form: Element, left: int = 0, right: int = 0, first: int = 0, first_chars: int = 0) -> None:
    """Set the indents of a paragraph, so that no inherited one is left; a negative `first` hangs."""
    line = {"hanging": -first} if first < 0 else {"firstLine": first}
    wml.state(form, "ind", left=left, leftChars=0, right=right, rightChars=0, **line, firstLineChars=first_chars)


def space(form: Element, **lengths: int) -> None:
    """Set before, after or line (exact) of a paragraph in twips; the rest of its spacing stays."""
    found = wml.child(form, "spacing")
    for side in ("before", "after"):
        if side in lengths:
            found.set(W + side, str(lengths[side]))
            for other in ("Lines", "Autospacing"):
                if (W + side + other) in found.attrib:
                    found.set(W + side + other, "0")
    if "line" in lengths:
        found.set(W + "line", str(lengths["line"]))
        found.set(W + "lineRule", "exact")
        wml.state(form, "snapToGrid", val=0)


def distance(bench: Bench, above: Paragraph, below: Paragraph, lines: int) -> None:
    """Leave so many lines free between two paragraphs: by space before the lower one, without empty paragraphs."""
    between = bench.between(above, below)
    if any(each.number for each in between):
        return
    kept = 0
    for empty in between:
        element = bench.element(empty)
        if is_blank(element):
            element.getparent().remove(element)  # type: ignore[union-attr]  # a paragraph stands in something
        else:
            space(bench.format(empty), before=0, after=0, line=LINE)
            kept += 1
    space(bench.format(above), after=0)
    space(bench.format(below), before=max(lines - kept, 0) * LINE)
    for paragraph in (above, below):
        if paragraph.contextual:
            wml.state(bench.format(paragraph), "contextualSpacing", val=0)


def is_blank(paragraph: Element) -> bool:
    """Whether nothing is lost with an empty paragraph: no section ends there, nothing is drawn, marked or parted."""
    form = paragraph.find(W + "pPr")
    tells = {W + "sectPr", W + "ins", W + "del", W + "pageBreakBefore"}
    if form is not None and any(each.tag in tells for each in form.iter()):
        return False
    plain = {W + name for name in ("pPr", "r", "rPr", "t", "proofErr", "lastRenderedPageBreak")}
    if any(each.tag not in plain for child in paragraph for each in (child, *(child if child is not form else ()))):
        return False
    around = (paragraph.getprevious(), paragraph.getnext())
    beside = {each.tag for each in around if each is not None}
    return bool(beside) and W + "tbl" not in beside


def line(parent: Element, side: str, rule: Rule, space_points: int = 0) -> None:
    """Draw a line on one side of what has these borders."""
    color = "auto" if rule.color == "000000" else rule.color
    wml.state(parent, side, val="single", sz=rule.eighths, space=space_points, color=color)


def widen(table: Element, width: int) -> None:
    """Make a table so wide, its columns in proportion."""
    columns = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
    cells = [each for each in table.iterfind(f"{W}tr//{W}tcW") if each.get(W + "type", "dxa") == "dxa"]
    now = sum(_whole(each) for each in columns) or width
    for each in (*columns, *cells):
        each.set(W + "w", str(round(_whole(each) * width / now)))
    if columns:
        columns[-1].set(W + "w", str(width - sum(_whole(each) for each in columns[:-1])))
    form = wml.leading(table, "tblPr")
    wml.state(form, "tblW", w=width, type="dxa")
    if form.find(W + "tblpPr") is None:
        wml.state(form, "tblInd", w=0, type="dxa")


def set_flush(table: Element) -> None:
    """Lay the lines of a table on the edges of the type area: its cells have no margins at the sides."""
    form = wml.leading(table, "tblPr")
    margins = wml.child(form, "tblCellMar")
    for side in ("left", "right"):
        wml.state(margins, side, w=0, type="dxa")
    if form.find(W + "tblpPr") is None:
        wml.state(form, "tblInd", w=0, type="dxa")


def _whole(element: Element) -> int:
    stated = element.get(W + "w", "")
    return int(stated) if stated.isdecimal() else 0
