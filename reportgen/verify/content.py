"""The paragraphs of one part of a .docx as Word shows them, each with its runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportgen import package

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element  # noqa: SLF001  lxml has no public name for it

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Run(NamedTuple):
    """A stretch of text in one format; `element` is its w:r."""

    text: str
    element: Element


class Paragraph(NamedTuple):
    """A paragraph; `table` is the innermost w:tbl around it, `box` how the text box around it is aligned."""

    element: Element
    runs: tuple[Run, ...]
    table: Element | None
    box: str | None

    @property
    def text(self) -> str:
        """What the paragraph says."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the part with the text."""
    arrows = package.relationships(parts, "")
    mains = (arrow.target for arrow in arrows if arrow.type == package.OFFICE + "officeDocument")
    return next(mains, "word/document.xml")


def paragraphs(root: Element, *, field_names: bool = False, before: bool = False) -> list[Paragraph]:
    """The paragraphs under `root` in order, those of tables and text boxes included.

    Deleted text is left out, inserted text in; with `before`, as all was before the tracked changes. A field is
    shown by its result, or with `field_names` as {PAGE}.
    """
    walk = _Walk(_BEFORE if before else _AFTER, field_names=field_names)
    walk.blocks(root, None, None)
    return walk.done


_P, _PPR, _TBL, _TR = W + "p", W + "pPr", W + "tbl", W + "tr"
_CHOICES, _BOX = _MC + "AlternateContent", W + "txbxContent"
_FIELD, _FIELD_STEP, _FIELD_CODE = W + "fldSimple", W + "fldChar", W + "instrText"
_RUNS = frozenset({W + "r", _MATH + "r"})
_TEXTS = frozenset({W + "t", W + "delText", _MATH + "t"})
_DRAWN = frozenset({W + "drawing", W + "pict", W + "object"})
_CHARACTERS = {  # "" where an attribute says which
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "sym": "",
    "{http://schemas.microsoft.com/office/word/2015/wordml/symex}symEx": "",
}
_LEFT_OUT = frozenset(
    W + name
    for name in (
        *("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rubyPr", "rt"),
        *("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak"),
    )
)


class _Side(NamedTuple):
    """One side of tracked changes: the elements whose text is gone on it, and where the marks of what is gone stand."""

    gone: frozenset[str]
    mark: str
    row: str


def _without(change: str, move: str) -> _Side:
    return _Side(_LEFT_OUT | {W + change, W + move}, f"{W}rPr/{W}{change}", f"{W}trPr/{W}{change}")


_AFTER, _BEFORE = _without("del", "moveFrom"), _without("ins", "moveTo")


class _Field:
    """A field that has begun: its code so far, and whether its result has begun."""

    def __init__(self) -> None:
        self.code = ""
        self.run: Element | None = None
        self.in_result = False


class _Walk:
    """Goes through a part once, keeping what is open: fields, and a paragraph whose mark was deleted."""

    def __init__(self, side: _Side, *, field_names: bool) -> None:
        self.side = side
        self.field_names = field_names
        self.done: list[Paragraph] = []
        self.fields: list[_Field] = []
        self.unended: tuple[Element, list[Run]] | None = None

    def blocks(self, parent: Element, table: Element | None, box: str | None) -> None:
        """Paragraphs and tables."""
        outer = self.unended
        for child in parent:
            tag = child.tag
            if tag == _P:
                self.paragraph(child, table, box)
            elif tag == _TBL:
                self.before_table(child, table, box)
                self.blocks(child, child, box)
            elif tag == _CHOICES:
                for choice in _chosen(child):
                    self.blocks(choice, table, box)
            elif tag not in self.side.gone and not self.is_gone(child):
                self.blocks(child, table, box)
        if self.unended and self.unended is not outer:
            self.end(table, box)

    def before_table(self, element: Element, table: Element | None, box: str | None) -> None:
        """A paragraph whose mark was deleted is not joined to a table: it stays where it says something."""
        if self.unended and not all(map(self.is_gone, element.iterchildren(_TR))):
            if any(run.text for run in self.unended[1]):
                self.end(table, box)
            self.unended = None

    def is_gone(self, row: Element) -> bool:
        """Whether an element is a row of a table that is not there on this side."""
        return row.tag == _TR and row.find(self.side.row) is not None

    def end(self, table: Element | None, box: str | None) -> None:
        """A paragraph ends though its mark was deleted."""
        if self.unended:
            element, runs = self.unended
            self.unended = None
            self.done.append(Paragraph(element, tuple(runs), table, box))

    def paragraph(self, element: Element, table: Element | None, box: str | None) -> None:
        """One paragraph, joined to the one before when that one's mark was deleted."""
        runs = self.unended[1] if self.unended else []
        self.unended = None
        at = len(self.done)
        self.inline(element, runs)
        own = element.find(_PPR)
        if own is not None and own.find(self.side.mark) is not None:
            self.unended = element, runs
        else:
            self.done.insert(at, Paragraph(element, tuple(runs), table, box))

    def inline(self, parent: Element, runs: list[Run]) -> None:
        """What stands in a paragraph, whatever it is wrapped in."""
        for child in parent:
            tag = child.tag
            if tag in _RUNS:
                self.run(child, runs)
            elif tag == _FIELD and self.field_names:
                if not self.fields:
                    inner = child.find(f".//{W}r")
                    runs.append(Run(_field_name(child.get(W + "instr", "")), child if inner is None else inner))
            elif tag == _CHOICES:
                for choice in _chosen(child):
                    self.inline(choice, runs)
            elif tag not in self.side.gone:
                self.inline(child, runs)

    def run(self, element: Element, runs: list[Run]) -> None:
        """The text of a run, and the text boxes anchored in it."""
        text = ""
        for child in _run_children(element):
            tag = child.tag
            if tag in _TEXTS or tag in _CHARACTERS:
                text += "" if self.is_hidden() else characters(child)
            elif tag == _FIELD_STEP:
                if ended := self.field(child.get(W + "fldCharType", "")):
                    owner = element if ended.run is None else ended.run
                    runs += [Run(text, element), Run(_field_name(ended.code), owner)]
                    text = ""
            elif tag == _FIELD_CODE and self.fields:
                self.fields[-1].code += child.text or ""
                self.fields[-1].run = element
            elif tag == W + "ruby":
                runs.append(Run(text, element))
                text = ""
                self.inline(child, runs)
            elif tag in _DRAWN:
                self.drawing(child, "")
        if text:
            runs.append(Run(text, element))

    def field(self, step: str) -> _Field | None:
        """A field goes a step further; with `field_names`, the outermost when it ends."""
        if step == "begin":
            self.fields.append(_Field())
        elif step == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif step == "end" and self.fields:
            ended = self.fields.pop()
            if self.field_names and not self.fields:
                return ended
        return None

    def is_hidden(self) -> bool:
        """Whether text is part of a field's code, or of a result shown by its name."""
        return bool(self.fields) and (self.field_names or not all(opened.in_result for opened in self.fields))

    def drawing(self, element: Element, align: str) -> None:
        """The text boxes in a drawing."""
        if element.tag == _BOX:
            self.blocks(element, None, align)
        elif element.tag == _CHOICES:
            for choice in _chosen(element):
                self.drawing(choice, align)
        else:
            if element.tag == _WP + "anchor":
                align = element.findtext(f"{_WP}positionH/{_WP}align", "").strip()
            for child in element:
                self.drawing(child, align)


def _chosen(alternatives: Element) -> Iterator[Element]:
    """The first choice; the fallback says the same again for older programs."""
    choice = alternatives.find(_MC + "Choice")
    if choice is None:
        choice = alternatives.find(_MC + "Fallback")
    if choice is not None:
        yield choice


def _run_children(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _CHOICES:
            for choice in _chosen(child):
                yield from choice
        else:
            yield child


def characters(element: Element) -> str:
    """The characters an element of a run stands for."""
    tag = element.tag
    if tag in _TEXTS:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        return text.replace("\r", "").replace("\n", " ")
    return _CHARACTERS[tag] or _symbol(element)


def _symbol(element: Element) -> str:
    """A character given by its number; what is no number is shown as the mark of an unknown character."""
    code = next((str(value) for name, value in element.items() if str(name).endswith("}char")), "")
    if not re.fullmatch("[0-9A-Fa-f]{1,5}", code) or 0xD800 <= int(code, 16) < 0xE000:
        return "\ufffd"
    return chr(int(code, 16))


def _field_name(code: str) -> str:
    return "{" + (code.split() or [""])[0].upper() + "}"


def tag(element: Element | None) -> str:
    """The name of an element without its namespace."""
    return "" if element is None else str(element.tag).rpartition("}")[2]
