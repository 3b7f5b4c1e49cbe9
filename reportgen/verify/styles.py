"""The styles of a .docx, resolved: what a paragraph and its runs inherit."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reportgen.verify import properties
from reportgen.verify.content import W
from reportgen.verify.properties import TOGGLES, Properties

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.verify.content import Element

Resolved = tuple[Properties, Properties]
"""What paragraphs and what runs inherit."""


class Styles:
    """The styles part of a document, or of one that has none.

    Later wins: document defaults, table style, paragraph style, character style (ECMA-376, 17.7.2). What the parts of a
    table style say about first rows and the like is left out, and so are the indents of numbering.
    """

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._defaults: dict[str, str] = {}
        self._chains: dict[tuple[str, str], Resolved] = {}
        self._bases: dict[tuple[str, str, str], Resolved] = {}
        for style in () if root is None else root.iterchildren(W + "style"):
            kind, name = style.get(W + "type", "paragraph"), style.get(W + "styleId", "")
            self._styles[kind, name] = style
            if properties.is_on(style.get(W + "default", "0")):
                self._defaults[kind] = name
        defaults = None if root is None else root.find(W + "docDefaults")
        find: Callable[[str], Element | None] = partial(_find, defaults)
        self._document: Resolved = (
            properties.of_paragraph(find(f"{W}pPrDefault/{W}pPr")),
            properties.of_run(find(f"{W}rPrDefault/{W}rPr")),
        )

    def known(self, kind: str, name: str) -> str:
        """`name` when it is a style of this kind, else the default one; "" without either."""
        return name if (kind, name) in self._styles else self._defaults.get(kind, "")

    def title(self, kind: str, name: str) -> str:
        """The name Word shows for a style: 公文正文."""
        element = _find(self._styles.get((kind, name)), W + "name")
        return name if element is None else element.get(W + "val", name)

    def inherited(self, paragraph: str, table: str, character: str) -> Resolved:
        """What a paragraph of these styles and its runs inherit; "" is no style."""
        key = paragraph, table, character
        if key not in self._bases:
            named = (("table", table), ("paragraph", paragraph), ("character", character))
            levels = [self.chain(kind, name) for kind, name in named]
            ours = dict(self._document[0])
            runs = dict(self._document[1])
            for of_paragraph, of_run in levels:
                ours |= of_paragraph
                runs |= of_run
            for toggle in TOGGLES:
                on = sum(bool(of_run.get(toggle)) for _, of_run in levels) % 2 == 1
                runs[toggle] = "1" if on or self._document[1].get(toggle) else ""
            self._bases[key] = ours, runs
        return self._bases[key]

    def chain(self, kind: str, name: str) -> Resolved:
        """What a style says with all it is based on; a loop ends where it meets itself."""
        key = kind, name
        if key not in self._chains:
            ours: Properties = {}
            runs: Properties = {}
            for style in reversed(self.line(kind, name)):
                ours |= properties.of_paragraph(style.find(W + "pPr"))
                runs |= properties.of_run(style.find(W + "rPr"))
            self._chains[key] = ours, runs
        return self._chains[key]

    def line(self, kind: str, name: str) -> list[Element]:
        """The style and those it is based on, the nearest first."""
        line: dict[str, Element] = {}
        while name not in line and (style := self._styles.get((kind, name))) is not None:
            line[name] = style
            base = style.find(W + "basedOn")
            name = "" if base is None else base.get(W + "val", "")
        return list(line.values())


def _find(element: Element | None, path: str) -> Element | None:
    return None if element is None else element.find(path)
