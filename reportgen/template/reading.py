"""The paragraphs of a part as docxtpl will read them, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from reportgen.template.gate import ELEMENTS, FIELDS, VML, Element, W


@dataclass(frozen=True, eq=False)
class Piece:
    """The text of one w:t, where it begins in its paragraph, and its turn among all elements of the part."""

    text: str
    start: int
    turn: int
    element: Element


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph without the text boxes anchored in it."""

    where: str  # 第12段, 页脚第1段, 第3段的文本框第1段
    cell: str  # 表1第2行第3格
    element: Element
    pieces: list[Piece] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    def place(self, start: int) -> str:
        """Where the character after `start` others stands, in a clerk's words."""
        return f"{self.where}第{start + 1}字" + (f"，{self.cell}" if self.cell else "")

    def enclosing(self, name: str) -> Element | None:
        """The innermost table row, cell … this paragraph stands in, but none beyond a text box."""
        for element in self.element.iterancestors(f"{W}{name}", f"{W}txbxContent"):
            return element if element.tag == f"{W}{name}" else None
        return None


@dataclass(frozen=True)
class Unwanted:
    """Something a template may not hold, and where it stands."""

    place: str
    rule: str
    message: str
    remedy: str


@dataclass(frozen=True)
class Reading:
    """A part as read: its paragraphs in order, the turns at which bookmarks begin, and what may not be there."""

    name: str
    root: Element
    paragraphs: list[Paragraph]
    bookmarks: list[int]
    unwanted: list[Unwanted]


def read(name: str, label: str, root: Element) -> Reading:
    """The part `name`, which a clerk calls `label` (页脚; nothing for the text itself)."""
    return _Reader(name, label, root).read()


_REVISIONS = frozenset(
    W + name
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange"),
        *("tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
    )
)
_COMMENTS = frozenset(W + name for name in ("commentRangeStart", "commentReference"))
_CONTAINERS = {f"{W}tbl": "tables", f"{W}tr": "rows", f"{W}tc": "cells"}
_HEARD = (
    *(W + name for name in ("p", "t", "tbl", "tr", "tc", "txbxContent", "bookmarkStart")),
    *(W + name for name in ("fldChar", "instrText", "delInstrText", "fldSimple")),
    *(f"{VML}*", *sorted(_REVISIONS), *sorted(_COMMENTS), *ELEMENTS),
)


@dataclass
class _Table:
    number: int
    row: int = 0
    cell: int = 0


class _Reader:
    """One pass over a part, in document order."""

    def __init__(self, name: str, label: str, root: Element) -> None:
        self.label = label
        self.reading = Reading(name, root, [], [], [])
        self.open: list[Paragraph] = []
        self.counts: list[int] = [0]  # paragraphs so far, of the part and of each open text box
        self.tables: list[_Table] = []
        self.table_count = 0
        self.turn = 0
        self.fields: list[list[str]] = []
        self.told: set[str] = set()

    def read(self) -> Reading:
        from lxml import etree

        for event, element in etree.iterwalk(self.reading.root, ("start", "end"), tag=_HEARD):
            if event == "start":
                self.turn += 1
                self.begin(element)
            else:
                self.end(element)
        for codes in self.fields:  # fields without an end
            self.check_field("".join(codes))
        return self.reading

    def begin(self, element: Element) -> None:
        tag = element.tag
        if tag == f"{W}t":
            self.add_text(element)
        elif tag == f"{W}p":
            self.begin_paragraph(element)
        elif tag in _CONTAINERS:
            self.begin_table(tag)
        elif tag == f"{W}txbxContent":
            self.counts.append(0)
        elif tag == f"{W}bookmarkStart":
            self.reading.bookmarks.append(self.turn)
        else:
            self.begin_other(tag, element)

    def end(self, element: Element) -> None:
        tag = element.tag
        if tag == f"{W}p":
            self.open.pop()
        elif tag == f"{W}tbl":
            self.tables.pop()
        elif tag == f"{W}txbxContent":
            self.counts.pop()

    def begin_paragraph(self, element: Element) -> None:
        self.counts[-1] += 1
        if len(self.counts) == 1:
            where = f"{self.label}第{self.counts[0]}段"
        else:
            where = f"{self.label}第{self.counts[0]}段的文本框第{self.counts[-1]}段"
        table = self.tables[-1] if self.tables else None
        cell = f"表{table.number}第{table.row}行第{table.cell}格" if table else ""
        paragraph = Paragraph(where, cell, element)
        self.reading.paragraphs.append(paragraph)
        self.open.append(paragraph)

    def begin_table(self, tag: str) -> None:
        if tag == f"{W}tbl":
            self.table_count += 1
            self.tables.append(_Table(self.table_count))
        elif self.tables and tag == f"{W}tr":
            self.tables[-1].row += 1
            self.tables[-1].cell = 0
        elif self.tables:
            self.tables[-1].cell += 1

    def add_text(self, element: Element) -> None:
        if self.open and element.text:
            pieces = self.open[-1].pieces
            start = pieces[-1].start + len(pieces[-1].text) if pieces else 0
            pieces.append(Piece(element.text, start, self.turn, element))

    def begin_other(self, tag: str, element: Element) -> None:
        if tag in {f"{W}instrText", f"{W}delInstrText"}:
            self.fields = self.fields or [[]]
            self.fields[-1].append(element.text or "")
        elif tag == f"{W}fldChar":
            self.field_mark(element.get(f"{W}fldCharType", ""))
        elif tag == f"{W}fldSimple":
            self.check_field(element.get(f"{W}instr", ""))
        elif tag in _REVISIONS:
            self.once("tracked-change", "有未接受的修订，会留在每一份公文里", "审阅→接受→接受所有修订，保存后再用")
        elif tag in _COMMENTS:
            self.once("comment", "有批注，会带进每一份公文", "审阅→删除→删除文档中的所有批注，保存后再用")
        elif tag in ELEMENTS:
            rule, what, remedy = ELEMENTS[tag]
            self.once(rule, f"模板里有{what}", remedy)
        elif any(name.rpartition("}")[2] in {"src", "href", "althref"} for name in element.attrib):
            self.once("external-link", "有指向文件以外的图形链接", "删去该图形，重新插入图片")

    def field_mark(self, kind: str) -> None:
        """A field's code stands between begin and separate, or end when it has no result."""
        if kind == "begin":
            self.fields.append([])
        elif self.fields:
            self.check_field("".join(self.fields[-1]))
            self.fields[-1].clear()
            if kind == "end":
                self.fields.pop()

    def check_field(self, code: str) -> None:
        words = code.split()
        if words and words[0].upper() not in FIELDS:
            message = f"有不能用的域“{words[0][:30]}”，只能用 {'、'.join(sorted(FIELDS))}"
            self.add("field", message, "选中该域，按 Ctrl+Shift+F9 变为普通文字，或删去")

    def once(self, rule: str, message: str, remedy: str) -> None:
        if message not in self.told:
            self.told.add(message)
            self.add(rule, message, remedy)

    def add(self, rule: str, message: str, remedy: str) -> None:
        where = self.open[-1].where if self.open else self.label or self.reading.name
        self.reading.unwanted.append(Unwanted(where, rule, message, remedy))
