"""A template that docxtpl has read once: parts that never change, and code for those that do."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import CodeType
from typing import Any, NamedTuple

Filler = Callable[[dict[str, Any], Callable[[str], None]], None]
"""Takes the context and a function that takes the text piece by piece."""

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

    def filled(self, context: Mapping[str, Any]) -> dict[str, bytes]:
        """The parts with `context`, plain data of the shape the template was checked for, filled in."""
        return self.parts | {name: self._part(code, {**context}).encode() for name, code in self.codes.items()}

    def _part(self, code: CodeType, context: dict[str, Any]) -> str:
        pieces: list[str] = []
        _filler(code)(context, pieces.append)
        xml = "".join(pieces)
        if self.columns_vary or any(mark in xml for mark in _BREAKS):
            from reportgen.render.compiling import mended

            xml = mended(xml, tables=self.columns_vary)
        return _DECLARATION + xml


def _filler(code: CodeType) -> Filler:
    """The function in a module that `code.code` made."""
    scope: dict[str, Any] = {"text": escaped, "loop_over": _loop_over}
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
    return (({"index": n, "first": n == 1, "last": n == last}, item) for n, item in enumerate(items, 1))
