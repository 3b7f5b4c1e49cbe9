"""Has docxtpl read a template, and keeps what it makes of it."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2.exceptions import TemplateError as JinjaError
from lxml import etree
from markupsafe import Markup, escape

from reportgen import package, template
from reportgen.problems import Location, Problem, TemplateError
from reportgen.render import fit
from reportgen.render.code import code, plain
from reportgen.render.compiled import DOCUMENT, Compiled

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAGGED = re.compile(r"\{[{%#]")
_COLUMNS = re.compile(r"\{%\s*(tc|colspan|hm)\b")
_CELL = re.compile(r"(<w:tcPr>)(.*?)(</w:tcPr>)", re.DOTALL)
_CELL_PROPERTY = re.compile(r"<w:(\w+)(?:[^>]*/>|.*?</w:\1>)", re.DOTALL)
_CELL_ORDER = (
    *("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection"),
    *("tcFitText", "vAlign", "hideMark"),
)


def compiled(data: bytes, file: str, names: Mapping[str, Any]) -> Compiled:
    """The template `data` once examined and compiled; raises TemplateError where it is not sound."""
    gated = template.load(data, file, names)
    read = DocxTemplate(io.BytesIO(gated))
    read.init_docx()
    assert read.docx.core_properties  # asked for them, python-docx makes a part for them where there is none
    buffer = io.BytesIO()
    read.docx.save(buffer)
    parts = package.read(buffer.getvalue(), file).parts
    document, styles = parts[DOCUMENT], parts.get("word/styles.xml")
    fitted, mark = fit.placed(document, styles), fit.mark_face(document, styles)
    stock = package.write(parts | {DOCUMENT: fitted}) if _has_objects(names) else b""
    sources = {name: parts[name] for name in _filled_parts(read)} | {DOCUMENT: fitted}
    patched = {name: _CELL.sub(_in_order, read.patch_xml(_text(part))) for name, part in sources.items()}
    try:
        codes = {name: code(xml, name) for name, xml in patched.items() if _TAGGED.search(xml)}
    except JinjaError as error:
        message = f"模板里的标记读不通：{error}"
        remedy = f"用 reportgen template check {file} 查看每一处标记"
        raise TemplateError([Problem(Location(file), "template-fault", message, remedy)]) from error
    varies = _columns_vary(package.xml(document))
    return Compiled(parts, codes, frozenset(_fixed_words(document)), varies, (mark.points, mark.scale), stock)


def _columns_vary(document: etree._Element) -> bool:
    """Whether tags decide how many columns a table needs: cells that come and go, or rows unlike the others."""
    tables = list(document.iter(f"{_W}tbl"))
    if not all(map(_measured, tables)):
        return False  # docxtpl does not get through these
    tagged = _COLUMNS.search("".join(map(str, document.itertext())))
    return bool(tagged) or any(map(_ragged, tables))


def _measured(table: etree._Element) -> bool:
    numbers = [column.get(f"{_W}w", "") for column in table.iter(f"{_W}gridCol")]
    numbers += [span.get(f"{_W}val", "") for span in table.iter(f"{_W}gridSpan")]
    return table.find(f"{_W}tblGrid") is not None and all(map(str.isdecimal, numbers))


def _ragged(table: etree._Element) -> bool:
    """Whether a row has more or fewer columns than the table says, those of tables in it included."""
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    return any(sum(map(_span, row.findall(f"{_W}tc"))) != columns for row in table.iter(f"{_W}tr"))


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    return 1 if span is None else int(span.get(f"{_W}val", "1"))


def mended(xml: str, *, tables: bool) -> str:
    """What docxtpl does to a filled part: breaks in the text become Word's, and tables get the columns they need."""
    resolver = _Stock(io.BytesIO())
    resolved: str = resolver.resolve_listing(xml)
    if not tables:
        return resolved
    return etree.tostring(resolver.fix_tables(resolved), encoding="unicode")


def filled_by_docxtpl(template: bytes, context: Mapping[str, Any]) -> dict[str, bytes]:
    """The parts of `template` filled in by docxtpl itself; a function in `context` is given the DocxTemplate."""
    read = _Stock(io.BytesIO(template))
    read.init_docx()
    read.render(_made(context, read), Environment(autoescape=True, finalize=_exact), autoescape=True)
    buffer = io.BytesIO()
    read.save(buffer)
    return package.read(buffer.getvalue(), "").parts


class _Stock(DocxTemplate):  # type: ignore[misc]  # docxtpl ships no types
    """docxtpl, but what does not parse is told and not mended, for mending loses text."""

    def fix_tables(self, xml: str) -> etree._Element:
        etree.fromstring(xml)
        mended: etree._Element = super().fix_tables(xml)
        return mended


def _made(value: Any, read: DocxTemplate) -> Any:
    match value:
        case Mapping():
            return {name: _made(one, read) for name, one in value.items()}
        case list():
            return [_made(one, read) for one in value]
    return value(read) if callable(value) else value


def _exact(value: Any) -> Any:
    """A text as it is, even where docxtpl would take {_{ for braces; its own objects bring their XML."""
    return value if hasattr(value, "__html__") else Markup(str(escape(value)).replace("_", "&#95;"))  # noqa: S704


def _has_objects(shape: Any) -> bool:
    """Whether names of this shape stand for objects of docxtpl's own."""
    inner = shape.values() if isinstance(shape, Mapping) else shape if isinstance(shape, list) else []
    return shape is object or any(map(_has_objects, inner))


def _in_order(found: re.Match[str]) -> str:
    """The properties of a cell in the order the schema holds them to, where docxtpl has added some."""
    properties = list(_CELL_PROPERTY.finditer(found[2]))
    if "{" not in found[2] or any(one[1] not in _CELL_ORDER for one in properties):
        return found[0]
    properties.sort(key=lambda one: _CELL_ORDER.index(one[1]))
    return found[1] + "".join(one[0] for one in properties) + found[3]


def _filled_parts(read: DocxTemplate) -> list[str]:
    """The names of the parts docxtpl fills in."""
    margins = [part for uri in (read.HEADER_URI, read.FOOTER_URI) for _, part in read.get_headers_footers(uri)]
    notes = [part for part in read.docx.part.package.iter_parts() if part.content_type.endswith("footnotes+xml")]
    return [DOCUMENT, *(str(part.partname).lstrip("/") for part in [*margins, *notes])]


def _text(part: bytes) -> str:
    return etree.tostring(package.xml(part), encoding="unicode")


def _fixed_words(document: bytes) -> set[str]:
    """What stands in each paragraph around its tags; a text box in a paragraph has paragraphs of its own."""
    texts: dict[etree._Element, str] = defaultdict(str)
    for text in package.xml(document).iter("{*}t"):
        texts[next(text.iterancestors("{*}p"))] += text.text or ""
    words = {words for text in texts.values() for words in re.split(r"\{[{%#].*?[}%#]\}", text) if words.strip()}
    return set(map(plain, words))
