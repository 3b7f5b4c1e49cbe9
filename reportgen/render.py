"""Fills a Word template with a document's words; the only user of docxtpl."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from reportgen import package
from reportgen.gbt9704 import layout
from reportgen.problems import Location, Problem, TemplateError

_LINES_MOVED = 4  # lines of a closing paragraph that may be missing at the foot of the page before
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def fill(  # noqa: PLR0913  (a file has these properties)
    template: bytes, context: Mapping[str, Any], *, file: str, title: str, author: str, day: date
) -> dict[str, bytes]:
    """The parts of the finished document: `template` (gated by `template.load`) filled with `context`.

    `title`, `author` and `day` become the file's properties, so that nothing in it depends on the clock.
    """
    filled = _Template(io.BytesIO(template))
    try:
        filled.render(dict(context), _environment())
    except (JinjaError, etree.XMLSyntaxError) as error:
        raise TemplateError([_fault(file, error)]) from error
    _fit(filled.docx.element.body)
    _set_properties(filled.docx.core_properties, title, author, day)
    buffer = io.BytesIO()
    filled.docx.save(buffer)
    return package.read(buffer.getvalue(), file).parts


class _Template(DocxTemplate):  # type: ignore[misc]
    """docxtpl, held to exact text: nothing recovered, nothing rewritten, no properties from the context."""

    def render_xml_part(
        self,
        src_xml: str,
        part: object,  # noqa: ARG002  (docxtpl's signature)
        context: dict[str, Any],
        jinja_env: Any = None,
    ) -> str:
        xml: str = jinja_env.from_string(src_xml).render(context)
        return self.resolve_listing(xml) if "\t" in xml else xml

    def fix_tables(self, xml: str) -> Any:
        etree.fromstring(xml)  # docxtpl would mend what does not parse, and lose text doing so
        return super().fix_tables(xml)

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Properties are set from the document, not from the template."""


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_text_only)
    environment.globals.clear()
    environment.filters = {"length": len}
    return environment


def _text_only(value: object) -> object:
    if isinstance(value, str | int):
        return value
    raise JinjaError(f"标记要印出的是{'一组' if isinstance(value, list | tuple) else '一项'}内容，不是文字")


def _fault(file: str, error: Exception) -> Problem:
    if isinstance(error, etree.XMLSyntaxError):
        message = "标记跨在表格或段落的边界上，填入后文件结构不完整"
        return Problem(Location(file), "broken-structure", message, "让 {%p … %} 独占一段，{%tr … %} 独占一行")
    message = f"模板填不进去：{error}"
    return Problem(Location(file), "template-fault", message, f"用 reportgen template check {file} 查看每一处标记")


def _fit(body: Any) -> None:
    """What depends on a text's width: the mark's scale (7.2.4), where an unsealed sign-off begins (7.3.5.2)."""
    styled: dict[str, list[Any]] = {name: [] for name in ("Mark", "SignUnsealed", "DateUnsealed", "Sign", "Date")}
    styled["BodyTextLast"] = []
    for style in body.iter(f"{_W}pStyle"):
        styled.get(style.get(f"{_W}val"), []).append(style.getparent().getparent())
    for mark in styled["Mark"]:
        _scale(mark)
    for last in styled["BodyTextLast"]:
        _release(last)
    _place_unsealed(styled["SignUnsealed"], styled["DateUnsealed"])
    _place_sealed(styled["Sign"], styled["Date"])


def _release(last: Any) -> None:
    """A closing paragraph too long to move whole to the next page is not held to the sign-off (7.3.5.5)."""
    if layout.text_width(_text(last)) > _LINES_MOVED * layout.PAGE.text_width:
        last.pPr.pStyle.set(f"{_W}val", "BodyText")


def _scale(mark: Any) -> None:
    """A mark too long for the line gets narrower characters; one that fits keeps those of its style."""
    scale = layout.mark_scale(len(_text(mark)))
    if scale == layout.mark_scale(1):
        return
    for run in mark.iter(f"{_W}r"):
        properties = run.get_or_add_rPr()
        for old in properties.findall(f"{_W}w"):
            properties.remove(old)
        successor = next((child for child in properties if child.tag in _AFTER_SCALE), None)
        width = etree.SubElement(properties, f"{_W}w", {f"{_W}val": str(scale)})
        if successor is not None:
            successor.addprevious(width)


def _place_unsealed(signs: list[Any], dates: list[Any]) -> None:
    """The longest name decides; the names begin at one place, the date two characters to the right of it."""
    if not signs:
        return
    sign_left, date_left = layout.unsealed_indents(_longest(signs), "".join(map(_text, dates)))
    for paragraph, left in [*((sign, sign_left) for sign in signs), *((date_, date_left) for date_ in dates)]:
        _indent(paragraph, left)


def _place_sealed(signs: list[Any], dates: list[Any]) -> None:
    """A name too long for the box of the template's style gets a wider one, and the date with it."""
    if not signs or not dates:
        return
    left = layout.sealed_indent(_longest(signs), "".join(map(_text, dates)))
    if left < layout.sealed_indent("", "".join(map(_text, dates))):
        for paragraph in (*signs, *dates):
            _indent(paragraph, left)


def _indent(paragraph: Any, left: int) -> None:
    indent = paragraph.get_or_add_pPr().get_or_add_ind()
    indent.set(f"{_W}left", str(left))
    indent.set(f"{_W}leftChars", "0")


def _longest(paragraphs: list[Any]) -> str:
    return max(map(_text, paragraphs), key=layout.text_width)


def _text(paragraph: Any) -> str:
    return "".join(element.text or "" for element in paragraph.iter(f"{_W}t"))


_AFTER_SCALE = frozenset(
    _W + name
    for name in (
        *("kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign"),
        *("rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"),
    )
)
"""What follows w:w among run properties, in the order the schema holds them to."""


def _set_properties(properties: Any, title: str, author: str, day: date) -> None:
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    properties.title, properties.author, properties.last_modified_by = title[:255], author[:255], author[:255]
    properties.created = properties.modified = moment
    properties.comments = properties.keywords = properties.subject = properties.category = ""
    properties.revision = 1
