"""Reads a .docx into the plain facts that rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen import package
from reportgen.verify import content, elements, looks, properties, strokes, tables
from reportgen.verify.content import R, W, tag
from reportgen.verify.elements import Elements
from reportgen.verify.properties import number, twips
from reportgen.verify.shapes import DoubleLine, Paragraph, Run, Section, Table
from reportgen.verify.strokes import VML
from reportgen.verify.whole import whole

if TYPE_CHECKING:
    from reportgen.verify.content import Element
    from reportgen.verify.looks import Look, Shape


class Facts(NamedTuple):
    """A document as it is printed, and what its paragraphs are."""

    even_and_odd: bool  # even pages have footers of their own
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    drawings: int  # pictures, shapes and text boxes in the text
    pictures: int  # those of them that may show words nobody can read from the file
    red_line: bool  # one of them is drawn in red
    double_lines: tuple[DoubleLine, ...]  # those of the text, then of headers and footers
    tracked: bool  # changes are tracked that nobody has accepted yet
    elements: Elements


def read(parts: Mapping[str, bytes]) -> Facts:
    """The facts of the document with these parts; raises package.NotADocument when its XML cannot be read."""
    main = content.main_part(parts)
    most = parts[main].count(b"<w:p")  # of their properties, too
    if most > _MOST_PARAGRAPHS and (count := len(_PARAGRAPH.findall(parts[main]))) > _MOST_PARAGRAPHS:
        raise package.NotADocument(f"有{count:,}段，超过{_MOST_PARAGRAPHS:,}段", "公文没有这么长；拆成几个文件再查")
    text = whole(parts[main])
    arrows = [arrow for arrow in package.relationships(parts, main) if not arrow.external]
    first = {arrow.type.rpartition("/")[2]: arrow.target for arrow in reversed(arrows)}
    look = looks.look(*(parts.get(first.get(kind, "")) for kind in ("styles", "settings", "theme")))
    targets = {arrow.id: arrow.target for arrow in arrows}
    named = (targets.get(each.get(R + "id", ""), "") for each in text.root.iter(*_ASIDE))
    aside = tuple((name, parts[name]) for name in named if name in parts)
    frame = (_kept_frame if text.lasts else _Frame)(text.root, look, tuple(targets.items()), aside)
    return frame.facts(text.paragraphs)


_PARAGRAPH = re.compile(rb"<w:p[ />]")
_MOST_PARAGRAPHS = 100_000
_MOST_FORMATS = 1000
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_PICTURES = (_PICTURE, VML + "imagedata", VML + "textpath", VML + "group", W + "object")
_CHANGES = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
_ASIDE = (W + "footerReference", W + "headerReference")


class _Frame:
    """A document without its words: what is around them, and what they look like."""

    def __init__(
        self, root: Element, look: Look, targets: tuple[tuple[str, str], ...], aside: tuple[tuple[str, bytes], ...]
    ) -> None:
        self.root = root
        self.targets = dict(targets)
        self.parts = dict(aside)
        self.look = look
        self.styles = look.styles
        self.tables: dict[Element, int] = {}
        self.aside: dict[str, Element] = {}  # headers and footers
        self.shapes: dict[tuple[Element, str], Shape] = {}
        self.faces: dict[tuple[Element, str, str], tuple[Any, ...]] = {}
        self.breaks = {_paragraph_of(each): each for each in root.iter(W + "br") if each.get(W + "type") == "page"}
        self.rest: Facts | None = None

    def facts(self, found: Sequence[content.Paragraph]) -> Facts:
        """Everything put together."""
        paragraphs = self.paragraphs(found)
        if self.rest is None:
            self.rest = self.around()
        lined = (words for words in paragraphs if words.above or words.below)
        lines = [line for words in lined for line in self.lines(words, self.rest.sections)]
        return self.rest._replace(
            paragraphs=paragraphs,
            double_lines=(*lines, *self.rest.double_lines),
            elements=elements.recognise(paragraphs),
        )

    def around(self) -> Facts:
        """The facts but for the paragraphs, whose tables have been numbered."""
        # Not those that a tracked change keeps as they were before.
        breaks = [found for found in self.root.iter(W + "sectPr") if tag(found.getparent()) in {"pPr", "body"}]
        sections = tuple(self.sections(breaks))
        return Facts(
            even_and_odd=self.look.even_and_odd,
            sections=sections,
            paragraphs=(),
            tables=tuple(tables.read(table, self.styles) for table in self.tables),
            drawings=sum(1 for _ in self.root.iter(W + "drawing", W + "pict", W + "object")),
            pictures=sum(1 for _ in self.root.iter(*_PICTURES)),
            red_line=strokes.has_red_line(self.root),
            double_lines=tuple(self.double_lines(sections)),
            tracked=next(self.root.iter(*_CHANGES), None) is not None,
            elements=elements.recognise(()),
        )

    def paragraphs(self, found: Sequence[content.Paragraph]) -> tuple[Paragraph, ...]:
        """The paragraphs with their formats."""
        made = []
        count = section = 0
        new_page = False
        if len(self.shapes) > _MOST_FORMATS:
            self.shapes.clear()
            self.faces.clear()
        for source in found:
            text = source.text
            says = bool(text.strip())
            count += says
            broken = self.breaks.get(source.element)
            leads = broken is not None and _leads(broken)
            table = tables.style_of(source.table, self.styles)
            shape = self.shape(source.element, table)
            made.append(
                Paragraph(
                    count if says else 0,
                    text,
                    tuple([self.run(run, shape.style, table) for run in source.runs if run.text]),
                    shape.frame if source.box is None else source.box or "none",
                    self.table_number(source.table),
                    section,
                    new_page or leads or shape.new_page,
                    *shape.stated,
                )
            )
            section += shape.ends_section
            new_page = shape.ends_section or (broken is not None and (not leads or not says)) or (new_page and not says)
        return tuple(made)

    def shape(self, element: Element, table: str) -> Shape:
        """How a paragraph in a table of this style is printed."""
        key = element, table
        if key not in self.shapes:
            self.shapes[key] = self.look.of_paragraph(element.find(W + "pPr"), table)
        return self.shapes[key]

    def run(self, source: content.Run, paragraph: str, table: str) -> Run:
        """A run with everything it inherits."""
        key = source.element, paragraph, table
        if key not in self.faces:
            self.faces[key] = self.look.of_run(paragraph, table, properties.of_run(source.element.find(W + "rPr")))
        return Run(source.text, *self.faces[key])

    def table_number(self, table: Element | None) -> int | None:
        """The number of a table, which are counted as paragraphs in them are met."""
        return None if table is None else self.tables.setdefault(table, len(self.tables))

    def lines(self, words: Paragraph, sections: Sequence[Section]) -> Iterator[DoubleLine]:
        """The double lines along a paragraph."""
        for line in (words.above, words.below):
            if line and (kind := strokes.double(line.style)):
                yield DoubleLine(kind, line.color, self.room(words, sections[0].text_width if sections else 0))

    def double_lines(self, sections: Sequence[Section]) -> Iterator[DoubleLine]:
        """The double lines beside those along paragraphs of the text, drawn as borders or as shapes."""
        below = [words for each in sections[:1] for words in (*each.first_footer, *each.odd_footer)]
        above = [words for each in self.aside.values() for words in self.paragraphs(content.paragraphs(each))]
        for words in (*below, *above):
            yield from self.lines(words, sections)
        for element in self.tables:
            table = tables.read(element, self.styles)
            for across in table.lines:
                if across and (kind := strokes.double(across.style)):
                    yield DoubleLine(kind, across.color, table.columns or table.width)
        for root in (self.root, *self.aside.values()):
            yield from strokes.drawn_double_lines(root)

    def room(self, words: Paragraph, room: int) -> int:
        """How wide a line along a paragraph is; one in a table is at most as wide as that."""
        if words.table is not None:
            table = tables.read(list(self.tables)[words.table], self.styles)
            room = table.columns or table.width
        return room - words.left - words.right if room else 0

    def sections(self, breaks: Sequence[Element]) -> list[Section]:
        """The sections; one without a footer of its own has that of the section before."""
        made: list[Section] = []
        footers: dict[str, tuple[Paragraph, ...]] = {}
        for properties_ in breaks:
            for reference in properties_.iterchildren(W + "footerReference"):
                name = self.targets.get(reference.get(R + "id", ""), "")
                root = self.part(name)
                if root is not None:
                    self.aside[name] = root
                    kind = reference.get(W + "type", "default")
                    footers[kind] = self.paragraphs(content.paragraphs(root, field_names=True))
            for reference in properties_.iterchildren(W + "headerReference"):
                name = self.targets.get(reference.get(R + "id", ""), "")
                if (root := self.part(name)) is not None:
                    self.aside[name] = root
            made.append(_section(properties_, footers))
        return made

    def part(self, name: str) -> Element | None:
        """The root of a header or footer, when there is one of this name."""
        return package.xml(self.parts[name]) if name in self.parts else None


_kept_frame = lru_cache(maxsize=4)(_Frame)
"""What many documents of one template have alike."""


def _section(element: Element, footers: Mapping[str, tuple[Paragraph, ...]]) -> Section:
    def value(child: str, name: str) -> str | None:
        found = element.find(W + child)
        return None if found is None else found.get(W + name)

    return Section(
        width=twips(value("pgSz", "w"), 12240),
        height=twips(value("pgSz", "h"), 15840),
        landscape=value("pgSz", "orient") == "landscape",
        top=abs(twips(value("pgMar", "top"), 1440)),
        right=twips(value("pgMar", "right"), 1440),
        bottom=abs(twips(value("pgMar", "bottom"), 1440)),
        left=twips(value("pgMar", "left"), 1440),
        gutter=twips(value("pgMar", "gutter")),
        header=twips(value("pgMar", "header"), 720),
        footer=twips(value("pgMar", "footer"), 720),
        grid=value("docGrid", "type") or "",
        line_pitch=twips(value("docGrid", "linePitch")),
        character_pitch=number(value("docGrid", "charSpace")),
        title_page=properties.switch(element, "titlePg"),
        odd_footer=footers.get("default", ()),
        even_footer=footers.get("even", ()),
        first_footer=footers.get("first", ()),
    )


def _paragraph_of(element: Element) -> Element | None:
    return next(element.iterancestors(W + "p"), None)


def _leads(broken: Element) -> bool:
    """Whether a page break comes before all text of its paragraph."""
    paragraph = _paragraph_of(broken)
    first = None if paragraph is None else next(paragraph.iter(W + "t", W + "br"), None)
    return first is broken
