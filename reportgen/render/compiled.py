"""A template that docxtpl has read once: parts that never change, and code for those that do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import CodeType
from typing import Any, NamedTuple

Filler = Callable[[dict[str, Any], Callable[[str], None]], None]
"""Takes the context and a function that takes the text piece by piece."""

DOCUMENT = "word/document.xml"
_BREAKS = "\t\n\a\f"  # docxtpl makes tabs, lines, paragraphs and pages of these
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Compiled(NamedTuple):
    """A template as it is kept: filling it neither opens nor parses anything."""

    parts: dict[str, bytes]
    codes: dict[str, CodeType]
    fixed_words: frozenset[str]
    """What the template says itself, around its tags."""
    columns_vary: bool
    """Whether a tag changes the number of columns, so that docxtpl must mend the tables."""
    mark: tuple[float, int]
    """The size of the mark, and the width of its characters in percent."""
    stock: bytes
    """The template itself where docxtpl must fill it in, for there are objects of its own to come; else nothing."""

    def filled(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """The parts with `context`, data of the shape the template was checked for, filled in."""
        if self.stock:
            from reportgen.render.compiling import filled_by_docxtpl

            return filled_by_docxtpl(self.stock, context)
        return self.parts | {name: self._part(name, code, {**context}).encode() for name, code in self.codes.items()}

    def _part(self, name: str, code: CodeType, context: dict[str, Any]) -> str:
        pieces: list[str] = []
        _filler(code)(context, pieces.append)
        xml = "".join(pieces)
        tables = self.columns_vary and name == DOCUMENT  # docxtpl leaves those in headers and notes alone
        if tables or any(mark in xml for mark in _BREAKS):
            from reportgen.render.compiling import mended

            xml = mended(xml, tables=tables)
        return _DECLARATION + xml


def _filler(code: CodeType) -> Filler:
    """The function in a module that `code.code` made."""
    scope: dict[str, Any] = {
        "text": escaped,
        "loop_over": _loop_over,
        "item": _item,
        "default": _default,
        "nothing": _NOTHING,
    }
    exec(code, scope)  # noqa: S102  (made by us, from tags that `template` admits)
    fill: Filler = scope["fill"]
    return fill


def escaped(value: str | int) -> str:
    """A value as the text of an XML element or attribute."""
    text = str(value)
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")


def _loop_over(items: Sequence[Any]) -> Iterator[tuple[dict[str, Any], Any]]:
    last = len(items)
    return (({"index": n, "first": n == 1, "last": n == last, "length": last}, item) for n, item in enumerate(items, 1))


class _Nothing(str):
    """The first of no items: it prints as nothing and, to jinja2, equals nothing but itself."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other


_NOTHING = _Nothing()


def _item(items: Sequence[str], index: int) -> str:
    return items[index] if items else _NOTHING


def _default(value: str | int, other: str | int) -> str | int:
    return other if value is _NOTHING else value
