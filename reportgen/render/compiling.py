"""Has docxtpl read a template, and keeps what it makes of it."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError as JinjaError
from lxml import etree

from reportgen import package, template
from reportgen.problems import Location, Problem, TemplateError
from reportgen.render import fit
from reportgen.render.code import code
from reportgen.render.compiled import Compiled

_DOCUMENT = "word/document.xml"
_TAGGED = re.compile(r"\{[{%#]")
_COLUMNS = re.compile(r"\{%\s*tc\b")


def compiled(data: bytes, file: str, names: Mapping[str, Any]) -> Compiled:
    """The template `data` once examined and compiled; raises TemplateError where it is not sound."""
    gated = template.load(data, file, names)
    read = DocxTemplate(io.BytesIO(gated))
    read.init_docx()
    assert read.docx.core_properties  # asked for them, python-docx makes a part for them where there is none
    buffer = io.BytesIO()
    read.docx.save(buffer)
    parts = package.read(buffer.getvalue(), file).parts
    document, styles = parts[_DOCUMENT], parts.get("word/styles.xml")
    fitted, mark = fit.placed(document, styles), fit.mark_face(document, styles)
    patched = {name: read.patch_xml(_text(parts[name])) for name in _filled_parts(read) if name != _DOCUMENT}
    patched[_DOCUMENT] = read.patch_xml(_text(fitted))
    try:
        codes = {name: code(xml, name) for name, xml in patched.items() if _TAGGED.search(xml)}
    except JinjaError as error:
        message = f"模板里的标记读不通：{error}"
        remedy = f"用 reportgen template check {file} 查看每一处标记"
        raise TemplateError([Problem(Location(file), "template-fault", message, remedy)]) from error
    varies = any(_COLUMNS.search("".join(map(str, package.xml(parts[name]).itertext()))) for name in codes)
    return Compiled(parts, codes, frozenset(_fixed_words(document)), varies, (mark.points, mark.scale))


def mended(xml: str, *, tables: bool) -> str:
    """What docxtpl does to a filled part: breaks in the text become Word's, and tables get the columns they need."""
    resolver = DocxTemplate(io.BytesIO())
    resolved: str = resolver.resolve_listing(xml)
    if not tables:
        return resolved
    etree.fromstring(resolved)  # docxtpl would mend what does not parse, and lose text doing so
    return etree.tostring(resolver.fix_tables(resolved), encoding="unicode")


def _filled_parts(read: DocxTemplate) -> list[str]:
    """The names of the parts docxtpl fills in."""
    margins = [part for uri in (read.HEADER_URI, read.FOOTER_URI) for _, part in read.get_headers_footers(uri)]
    notes = [part for part in read.docx.part.package.iter_parts() if part.content_type.endswith("footnotes+xml")]
    return [_DOCUMENT, *(str(part.partname).lstrip("/") for part in [*margins, *notes])]


def _text(part: bytes) -> str:
    return etree.tostring(package.xml(part), encoding="unicode")


def _fixed_words(document: bytes) -> set[str]:
    """What stands in each paragraph around its tags; a text box in a paragraph has paragraphs of its own."""
    texts: dict[etree._Element, str] = defaultdict(str)
    for text in package.xml(document).iter("{*}t"):
        texts[next(text.iterancestors("{*}p"))] += text.text or ""
    return {words for text in texts.values() for words in re.split(r"\{[{%#].*?[}%#]\}", text) if words.strip()}
