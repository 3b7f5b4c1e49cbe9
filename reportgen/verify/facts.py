"""Reads a .docx into the plain facts that rules look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportgen import package
from reportgen.verify import content, elements, properties
from reportgen.verify.content import R, W
from reportgen.verify.elements import Elements
from reportgen.verify.properties import THEME, half_points, number, twips
from reportgen.verify.shapes import Border, Floating, Paragraph, Run, Section, Table
from reportgen.verify.styles import Styles

if TYPE_CHECKING:
    from reportgen.verify.content import Element


class Facts(NamedTuple):
    """A document as it is printed, and what its paragraphs are."""

    even_and_odd: bool  # even pages have footers of their own
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    elements: Elements


def read(parts: Mapping[str, bytes]) -> Facts:
    """The facts of the document with these parts; raises package.NotADocument when its XML cannot be read."""
    return _Reader(parts).facts()


class _Reader:
    """A document being read: its main part, and what the other parts say about it."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = parts
        main = content.main_part(parts)
        self.root = package.xml(parts[main])
        arrows = package.relationships(parts, main)
        self.targets = {arrow.id: arrow.target for arrow in arrows if not arrow.external}
        first = {arrow.type.rpartition("/")[2]: arrow.target for arrow in reversed(arrows) if not arrow.external}
        self.settings = self.part(first.get("settings", ""))
        self.styles = Styles(self.part(first.get("styles", "")))
        self.theme = _Theme(self.part(first.get("theme", "")), self.settings)
        self.tables: dict[Element, int] = {}

    def part(self, name: str) -> Element | None:
        """The root of a part, when there is one of this name."""
        return package.xml(self.parts[name]) if name in self.parts else None

    def facts(self) -> Facts:
        """Everything put together."""
        # Not those that a tracked change keeps as they were before.
        breaks = [found for found in self.root.iter(W + "sectPr") if _tag(found.getparent()) in {"pPr", "body"}]
        paragraphs = self.paragraphs(content.paragraphs(self.root))
        return Facts(
            even_and_odd=properties.switch(self.settings, "evenAndOddHeaders"),
            sections=tuple(self.sections(breaks)),
            paragraphs=paragraphs,
            tables=tuple(_table(table, self.styles) for table in self.tables),
            elements=elements.recognise(paragraphs),
        )

    def paragraphs(self, found: Sequence[content.Paragraph]) -> tuple[Paragraph, ...]:
        """The paragraphs with their formats."""
        made = []
        count = section = 0
        for paragraph in found:
            says = bool(paragraph.text.strip())
            count += says
            made.append(self.paragraph(paragraph, count if says else 0, section))
            section += paragraph.element.find(f"{W}pPr/{W}sectPr") is not None
        return tuple(made)

    def paragraph(self, source: content.Paragraph, count: int, section: int) -> Paragraph:
        """A paragraph with everything it inherits."""
        stated = source.element.find(W + "pPr")
        own = properties.of_paragraph(stated)
        style = self.styles.known("paragraph", own.get("style", ""))
        table = _table_style(source.table, self.styles)
        pr = self.styles.inherited(style, table, "")[0] | own
        chars = {key: number(pr[key]) if key in pr else None for key in ("leftChars", "rightChars", "firstChars")}
        return Paragraph(
            number=count,
            text=source.text,
            runs=tuple([self.run(run, style, table) for run in source.runs if run.text]),
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
            box=pr.get("frame") if source.box is None else source.box or "none",
            table=self.table_number(source.table),
            section=section,
        )

    def run(self, source: content.Run, paragraph: str, table: str) -> Run:
        """A run with everything it inherits."""
        own = properties.of_run(source.element.find(W + "rPr"))
        character = own.get("style", "")
        key = paragraph, table, self.styles.known("character", character) if character else ""
        pr = self.styles.inherited(*key)[1] | own
        latin = pr.get("ascii", "") or pr.get("hAnsi", "")
        return Run(
            text=source.text,
            east_asian=self.theme.face(pr.get("eastAsia", "")),
            latin=self.theme.face(latin),
            size=half_points(pr.get("size"), 20),
            color=pr.get("color", "auto").upper().replace("AUTO", "auto"),
            bold=bool(pr.get("b")),
            scale=number(pr.get("scale"), 100),
            spacing=twips(pr.get("spacing")),
        )

    def table_number(self, table: Element | None) -> int | None:
        """The number of a table, which are counted as paragraphs in them are met."""
        return None if table is None else self.tables.setdefault(table, len(self.tables))

    def sections(self, breaks: Sequence[Element]) -> list[Section]:
        """The sections; one without a footer of its own has that of the section before."""
        made: list[Section] = []
        footers: dict[str, tuple[Paragraph, ...]] = {}
        for properties_ in breaks:
            for reference in properties_.iterchildren(W + "footerReference"):
                root = self.part(self.targets.get(reference.get(R + "id", ""), ""))
                if root is not None:
                    kind = reference.get(W + "type", "default")
                    footers[kind] = self.paragraphs(content.paragraphs(root, field_names=True))
            made.append(_section(properties_, footers))
        return made


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
            borders[_side(side)] = Border(
                side.get(W + "val", ""), number(side.get(W + "sz")), side.get(W + "color", "auto")
            )
    width = None if own is None else own.find(W + "tblW")
    in_twips = width is not None and width.get(W + "type", "dxa") == "dxa"
    return Table(twips(width.get(W + "w")) if width is not None and in_twips else 0, _floating(own), borders)


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
