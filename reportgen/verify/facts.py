"""Reads a .docx into the plain facts that rules look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen import package
from reportgen.verify import content, elements, properties
from reportgen.verify.content import R, W
from reportgen.verify.elements import Elements
from reportgen.verify.properties import THEME, Properties, half_points, number, twips
from reportgen.verify.shapes import Border, DoubleLine, Floating, Paragraph, Run, Section, Table
from reportgen.verify.styles import Styles
from reportgen.verify.whole import whole
from reportgen.verify.wording import is_red

if TYPE_CHECKING:
    from reportgen.verify.content import Element


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
    look = _look(*(parts.get(first.get(kind, "")) for kind in ("styles", "settings", "theme")))
    targets = {arrow.id: arrow.target for arrow in arrows}
    named = (targets.get(each.get(R + "id", ""), "") for each in text.root.iter(*_ASIDE))
    aside = tuple((name, parts[name]) for name in named if name in parts)
    frame = (_kept_frame if text.lasts else _Frame)(text.root, look, tuple(targets.items()), aside)
    return frame.facts(text.paragraphs)


_PARAGRAPH = re.compile(rb"<w:p[ />]")
_MOST_PARAGRAPHS = 100_000
_MOST_FORMATS = 1000
_ASIDE = (W + "footerReference", W + "headerReference")


class _Frame:
    """A document without its words: what is around them, and what they look like."""

    def __init__(
        self, root: Element, look: _Look, targets: tuple[tuple[str, str], ...], aside: tuple[tuple[str, bytes], ...]
    ) -> None:
        self.root = root
        self.targets = dict(targets)
        self.parts = dict(aside)
        self.look = look
        self.styles = look.styles
        self.tables: dict[Element, int] = {}
        self.aside: dict[str, Element] = {}  # headers and footers
        self.shapes: dict[tuple[Element, str], _Shape] = {}
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
        breaks = [found for found in self.root.iter(W + "sectPr") if _tag(found.getparent()) in {"pPr", "body"}]
        sections = tuple(self.sections(breaks))
        return Facts(
            even_and_odd=self.look.even_and_odd,
            sections=sections,
            paragraphs=(),
            tables=tuple(_table(table, self.styles) for table in self.tables),
            drawings=sum(1 for _ in self.root.iter(W + "drawing", W + "pict", W + "object")),
            pictures=sum(1 for _ in self.root.iter(*_PICTURES)),
            red_line=any(_is_red_line(stroke) for stroke in self.root.iter(*_STROKES)),
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
            table = _table_style(source.table, self.styles)
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

    def shape(self, element: Element, table: str) -> _Shape:
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
            if line and (kind := _double(line.style)):
                yield DoubleLine(kind, line.color, self.room(words, sections[0].text_width if sections else 0))

    def double_lines(self, sections: Sequence[Section]) -> Iterator[DoubleLine]:
        """The double lines beside those along paragraphs of the text, drawn as borders or as shapes."""
        below = [words for each in sections[:1] for words in (*each.first_footer, *each.odd_footer)]
        above = [words for each in self.aside.values() for words in self.paragraphs(content.paragraphs(each))]
        for words in (*below, *above):
            yield from self.lines(words, sections)
        for element in self.tables:
            table = _table(element, self.styles)
            for across in table.lines:
                if across and (kind := _double(across.style)):
                    yield DoubleLine(kind, across.color, table.columns or table.width)
        for root in (self.root, *self.aside.values()):
            yield from _drawn_double_lines(root)

    def room(self, words: Paragraph, room: int) -> int:
        """How wide a line along a paragraph is; one in a table is at most as wide as that."""
        if words.table is not None:
            table = _table(list(self.tables)[words.table], self.styles)
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


class _Shape(NamedTuple):
    """How a paragraph is printed, whatever it says: fields of Paragraph from `style` on, and what goes into others."""

    stated: tuple[Any, ...]
    style: str
    frame: str | None
    new_page: bool
    ends_section: bool


class _Look:
    """What a paragraph and a run look like by the parts beside the text; each look is worked out once."""

    def __init__(self, styles: Element | None, settings: Element | None, theme: Element | None) -> None:
        self.styles = Styles(styles)
        self.theme = _Theme(theme, settings)
        self.even_and_odd = properties.switch(settings, "evenAndOddHeaders")
        self._paragraphs: dict[tuple[object, ...], _Shape] = {}
        self._runs: dict[tuple[object, ...], tuple[Any, ...]] = {}

    def of_paragraph(self, element: Element | None, table: str) -> _Shape:
        """How a paragraph with these properties, in a table of this style, is printed."""
        own = properties.of_paragraph(element)
        style = self.styles.known("paragraph", own.get("style", ""))
        ends_section = element is not None and element.find(W + "sectPr") is not None
        key = style, table, ends_section, *own.items()
        if key not in self._paragraphs:
            inherited = self.styles.inherited(style, table, "")[0]
            self._paragraphs[key] = self._shape(style, inherited | own, ends_section=ends_section)
        return self._paragraphs[key]

    def _shape(self, style: str, pr: Properties, *, ends_section: bool) -> _Shape:
        chars = {key: number(pr[key]) if key in pr else None for key in ("leftChars", "rightChars", "firstChars")}
        blank = Paragraph(
            number=0,
            text="",
            runs=(),
            box=None,
            table=None,
            section=0,
            new_page=False,
            style=style,
            style_name=self.styles.title("paragraph", style),
            align=pr.get("align", "left"),
            line=twips(pr.get("line"), 240),
            line_rule=pr.get("lineRule", "auto"),
            before=twips(pr.get("before")),
            after=twips(pr.get("after")),
            left=twips(pr.get("left")),
            right=twips(pr.get("right")),
            first_line=twips(pr.get("first")),
            left_chars=chars["leftChars"],
            right_chars=chars["rightChars"],
            first_line_chars=chars["firstChars"],
            snap_to_grid=bool(pr.get("snap", "1")),
            contextual=bool(pr.get("contextual")),
            lines_between=bool(pr.get("lines")),
            above=_line(pr.get("above")),
            below=_line(pr.get("below")),
            tabs=tuple(_tab_stops(pr.get("tabs", ""))),
            listed=bool(pr.get("list")),
        )
        stated = blank[Paragraph._fields.index("style") :]
        return _Shape(stated, style, pr.get("frame"), bool(pr.get("newPage")), ends_section)

    def of_run(self, paragraph: str, table: str, own: Properties) -> tuple[Any, ...]:
        """The same of a run: the fields of Run from `east_asian` on."""
        key = paragraph, table, *own.items()
        if key not in self._runs:
            character = own.get("style", "")
            known = self.styles.known("character", character) if character else ""
            self._runs[key] = self._face(self.styles.inherited(paragraph, table, known)[1] | own)
        return self._runs[key]

    def _face(self, pr: Properties) -> tuple[Any, ...]:
        blank = Run(
            text="",
            east_asian=self.theme.face(pr.get("eastAsia", "")),
            latin=self.theme.face(pr.get("ascii", "") or pr.get("hAnsi", "")),
            size=half_points(pr.get("size"), 20),
            color=pr.get("color", "auto").upper().replace("AUTO", "auto"),
            bold=bool(pr.get("b")),
            hint=pr.get("hint", ""),
            scale=number(pr.get("scale"), 100),
            spacing=twips(pr.get("spacing")),
        )
        return blank[1:]


@lru_cache(maxsize=4)
def _look(*parts: bytes | None) -> _Look:
    """The look by these parts, the same for many documents of one template."""
    return _Look(*(None if part is None else package.xml(part) for part in parts))


class _Theme:
    """The faces a theme stands for."""

    def __init__(self, root: Element | None, settings: Element | None) -> None:
        self.faces: dict[str, str] = {}
        language = None if settings is None else settings.find(W + "themeFontLang")
        script = _SCRIPTS.get("" if language is None else language.get(W + "eastAsia", ""), "Hans")
        for kind in ("major", "minor"):
            fonts = None if root is None else root.find(f".//{{*}}{kind}Font")
            if fonts is None:
                continue
            faces = {_tag(face): face.get("typeface", "") for face in fonts}
            scripts = {face.get("script", ""): face.get("typeface", "") for face in fonts}
            self.faces[kind + "EastAsia"] = faces.get("ea") or scripts.get(script, "")
            self.faces[kind + "HAnsi"] = self.faces[kind + "Ascii"] = faces.get("latin", "")
            self.faces[kind + "Bidi"] = faces.get("cs", "")

    def face(self, stated: str) -> str:
        """The name of a face; a theme's that is not known is named 主题字体."""
        if not stated.startswith(THEME):
            return stated
        name = stated.removeprefix(THEME)
        return self.faces.get(name) or f"主题字体{name}"


_SCRIPTS = {"zh-CN": "Hans", "zh-SG": "Hans", "zh-TW": "Hant", "zh-HK": "Hant", "ja-JP": "Jpan", "ko-KR": "Hang"}


def _table_style(table: Element | None, styles: Styles) -> str:
    stated = None if table is None else table.find(f"{W}tblPr/{W}tblStyle")
    if table is None:
        return ""
    return styles.known("table", "" if stated is None else stated.get(W + "val", ""))


def _table(element: Element, styles: Styles) -> Table:
    own = element.find(W + "tblPr")
    levels = [style.find(W + "tblPr") for style in reversed(styles.line("table", _table_style(element, styles)))]
    borders: dict[str, Border] = {}
    for level in (*levels, own):
        sides = None if level is None else level.find(W + "tblBorders")
        for side in () if sides is None else sides:
            borders[_side(side)] = _border(side)
    width = None if own is None else own.find(W + "tblW")
    in_twips = width is not None and width.get(W + "type", "dxa") == "dxa"
    indent = None if own is None else own.find(W + "tblInd")
    return Table(
        width=twips(width.get(W + "w")) if width is not None and in_twips else 0,
        floating=_floating(own),
        borders=borders,
        columns=sum(twips(column.get(W + "w")) for column in element.iterfind(f"{W}tblGrid/{W}gridCol")),
        indent=0 if indent is None else twips(indent.get(W + "w")),
        lines=tuple(_lines(element, borders)),
        margin=next(filter(None, map(_margin, (own, *reversed(levels)))), _CELL_MARGIN)[0],
    )


def _lines(table: Element, borders: Mapping[str, Border]) -> Iterator[Border | None]:
    """The lines across a table from above; what a cell says wins over its table."""
    rows = [[_cell_lines(cell) for cell in row.iter(W + "tcPr")] for row in table.iterchildren(W + "tr")]
    for place in range(len(rows) + 1):
        side = "top" if place == 0 else "bottom" if place == len(rows) else "insideH"
        below = [cell["top"] for cell in rows[place] if "top" in cell] if place < len(rows) else []
        above = [cell["bottom"] for cell in rows[place - 1] if "bottom" in cell] if place else []
        drawn = [line for line in (*above, *below) if line.style not in _NO_LINE]
        own = borders.get(side)
        stated = bool(above or below)
        yield drawn[0] if drawn else None if stated or own is None or own.style in _NO_LINE else own


def _cell_lines(cell: Element) -> dict[str, Border]:
    sides = cell.find(W + "tcBorders")
    return {} if sides is None else {_side(side): _border(side) for side in sides}


def _border(side: Element) -> Border:
    return Border(side.get(W + "val", ""), number(side.get(W + "sz")), side.get(W + "color", "auto"))


def _line(stated: str | None) -> Border | None:
    """A line of a paragraph, when one is drawn."""
    style, eighths, color = (stated or "none 0 auto").split(" ", 2)
    return None if style in _NO_LINE else Border(style, int(eighths), color)


def _margin(properties_: Element | None) -> tuple[int] | None:
    """How far text is kept from the left edge of a cell, where it is stated."""
    cells = None if properties_ is None else properties_.find(W + "tblCellMar")
    sides = (
        []
        if cells is None
        else [side for side in (cells.find(W + "left"), cells.find(W + "start")) if side is not None]
    )
    return (twips(sides[0].get(W + "w")),) if sides else None


def _tab_stops(stated: str) -> Iterator[tuple[str, int]]:
    for stop in stated.split():
        side, _, place = stop.partition(":")
        yield {"start": "left", "end": "right"}.get(side, side), int(place)


_CELL_MARGIN = (108,)  # in Word's own table style
_NO_LINE = frozenset({"", "nil", "none"})
_VML = "{urn:schemas-microsoft-com:vml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_PICTURES = (_PICTURE, _VML + "imagedata", _VML + "textpath", _VML + "group", W + "object")
_CHANGES = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
_STROKES = (_VML + "line", _VML + "shape", _VML + "rect", _DRAWING + "ln")


def _double(style: str) -> str:
    """thickThin, thinThick or double when a border is one of these; else ""."""
    kinds = ("thinThickThin", "thickThin", "thinThick", "double")
    kind = next((kind for kind in kinds if style.startswith(kind)), "")
    return "double" if kind == "thinThickThin" else kind


_COMPOUND = {"thickThin": "thickThin", "thinThick": "thinThick", "dbl": "double", "thinThin": "double", "tri": "double"}


def _drawn_double_lines(root: Element) -> Iterator[DoubleLine]:
    for line in root.iter(_DRAWING + "ln"):
        if kind := _COMPOUND.get(line.get("cmpd", "")):
            color = line.find(f".//{_DRAWING}srgbClr")
            extent = next(
                (each.find("{*}extent") for each in line.iterancestors() if _tag(each) in {"anchor", "inline"}), None
            )
            emu = "" if extent is None else extent.get("cx", "")
            yield DoubleLine(kind, "" if color is None else color.get("val", ""), number(emu) // _EMU_PER_TWIP)
    for stroke in root.iter(_VML + "stroke"):
        shape = stroke.getparent()
        if shape is not None and (kind := _COMPOUND.get(stroke.get("linestyle", ""))):
            stated = str(stroke.get("color") or shape.get("strokecolor", "")).split(" ")[0]
            yield DoubleLine(kind, "FF0000" if stated == "red" else stated.removeprefix("#"), 0)


_EMU_PER_TWIP = 635


def _is_red_line(stroke: Element) -> bool:
    """Whether a shape is drawn in red."""
    if stroke.tag == _DRAWING + "ln":
        color = stroke.find(f".//{_DRAWING}srgbClr")
        return color is not None and is_red(color.get("val", ""))
    stated = stroke.get("strokecolor", "").split(" ")[0]
    return stated == "red" or is_red(stated.removeprefix("#"))


def _paragraph_of(element: Element) -> Element | None:
    return next(element.iterancestors(W + "p"), None)


def _leads(broken: Element) -> bool:
    """Whether a page break comes before all text of its paragraph."""
    paragraph = _paragraph_of(broken)
    first = None if paragraph is None else next(paragraph.iter(W + "t", W + "br"), None)
    return first is broken


def _side(element: Element) -> str:
    name = _tag(element)
    return {"start": "left", "end": "right"}.get(name, name)


def _tag(element: Element | None) -> str:
    """The name of an element without its namespace."""
    return "" if element is None else str(element.tag).rpartition("}")[2]


def _floating(own: Element | None) -> Floating | None:
    place = None if own is None else own.find(W + "tblpPr")
    if place is None:
        return None
    return Floating(
        horizontal_anchor=place.get(W + "horzAnchor", "text"),
        vertical_anchor=place.get(W + "vertAnchor", "text"),
        x=twips(place.get(W + "tblpX")),
        y=twips(place.get(W + "tblpY")),
        horizontal=place.get(W + "tblpXSpec", ""),
        vertical=place.get(W + "tblpYSpec", ""),
    )
