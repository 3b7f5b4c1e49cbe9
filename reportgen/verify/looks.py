"""What paragraphs and runs look like, by their own properties, the styles, the settings and the theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen import package
from reportgen.verify import properties
from reportgen.verify.content import W, tag
from reportgen.verify.properties import THEME, Properties, half_points, number, twips
from reportgen.verify.shapes import NO_LINE, Border, Paragraph, Run
from reportgen.verify.styles import Styles

if TYPE_CHECKING:
    from reportgen.verify.content import Element


class Shape(NamedTuple):
    """How a paragraph is printed, whatever it says: fields of Paragraph from `style` on, and what goes into others."""

    stated: tuple[Any, ...]
    style: str
    frame: str | None
    new_page: bool
    ends_section: bool


class Look:
    """What a paragraph and a run look like by the parts beside the text; each look is worked out once."""

    def __init__(self, styles: Element | None, settings: Element | None, theme: Element | None) -> None:
        self.styles = Styles(styles)
        self.theme = _Theme(theme, settings)
        self.even_and_odd = properties.switch(settings, "evenAndOddHeaders")
        self._paragraphs: dict[tuple[object, ...], Shape] = {}
        self._runs: dict[tuple[object, ...], tuple[Any, ...]] = {}

    def of_paragraph(self, element: Element | None, table: str) -> Shape:
        """How a paragraph with these properties, in a table of this style, is printed."""
        own = properties.of_paragraph(element)
        style = self.styles.known("paragraph", own.get("style", ""))
        ends_section = element is not None and element.find(W + "sectPr") is not None
        key = style, table, ends_section, *own.items()
        if key not in self._paragraphs:
            inherited = self.styles.inherited(style, table, "")[0]
            self._paragraphs[key] = self._shape(style, inherited | own, ends_section=ends_section)
        return self._paragraphs[key]

    def _shape(self, style: str, pr: Properties, *, ends_section: bool) -> Shape:
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
        return Shape(stated, style, pr.get("frame"), bool(pr.get("newPage")), ends_section)

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
def look(*parts: bytes | None) -> Look:
    """The look by these parts, the same for many documents of one template."""
    return Look(*(None if part is None else package.xml(part) for part in parts))


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
            faces = {tag(face): face.get("typeface", "") for face in fonts}
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


def _line(stated: str | None) -> Border | None:
    """A line of a paragraph, when one is drawn."""
    style, eighths, color = (stated or "none 0 auto").split(" ", 2)
    return None if style in NO_LINE else Border(style, int(eighths), color)


def _tab_stops(stated: str) -> Iterator[tuple[str, int]]:
    for stop in stated.split():
        side, _, place = stop.partition(":")
        yield {"start": "left", "end": "right"}.get(side, side), int(place)
