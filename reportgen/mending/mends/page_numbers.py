"""Footers number the pages — 1 —: 4号宋体, odd pages one character from the right, even pages from the left."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.gbt9704.layout import PAGE, PAGE_NUMBER, PAGE_NUMBER_ASIDE, PAGE_NUMBER_LINE
from reportgen.mending import wml
from reportgen.mending.formats import align, indent, look, space
from reportgen.verify import content
from reportgen.verify.content import R, W

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench
    from reportgen.verify.content import Element
    from reportgen.verify.shapes import Section

LEFT = "页脚里除了页码还有别的文字"

_SIDES = {"default": "right", "even": "left"}
_PIECES = (("— ", ""), ("", "begin"), (" PAGE ", "code"), ("", "separate"), ("1", ""), ("", "end"), (" —", ""))
_DRESS = re.compile(r"(?:[\W_]|第|页|共|\{(?:PAGE|NUMPAGES|SECTIONPAGES)\})*")
"""What may stand around a number and is no word of the document: - 1 -, 第1页　共2页."""
_TYPED = re.compile(r"[\W_第]*[0-9]{1,3}[\W_页]*")
"""A number that was typed, the same on every page."""


def mend(bench: Bench) -> None:
    """Change it."""
    if not bench.sections:
        return
    wml.state(_settings(bench), "evenAndOddHeaders")
    numbered = [_is_numbered(section) for section, _ in bench.sections]
    if not any(numbered):
        numbered[:1] = [True]
    known: set[str] = set()
    for (section, element), number in zip(bench.sections, numbered, strict=True):
        _even_headers(element)
        if number:
            for kind in ("default", "even"):
                _number(bench, element, kind, known)
            margins = element.find(W + "pgMar")
            if margins is not None and margins.get(W + "footer") is None:
                margins.set(W + "footer", str(PAGE.footer))
            first = any(each.get(W + "type") == "first" for each in _references(element)) or section.first_footer
            if not first and not bench.document.special:  # the first page of a letter has no number
                wml.drop(element, "titlePg")
        else:
            _even_blank(element)


def _is_numbered(section: Section) -> bool:
    return any("{PAGE}" in words.text for words in (*section.odd_footer, *section.even_footer))


def _settings(bench: Bench) -> Element:
    name = bench.part_of("settings")
    if not bench.has(name):
        root = etree.Element(W + "settings", nsmap={"w": W[1:-1]})
        bench.attach("settings", root)
        return root
    return bench.tree(name)


def _references(section: Element, kind: str = "") -> list[Element]:
    found = [each for each in section if each.tag in {W + "footerReference", W + "headerReference"}]
    return [each for each in found if not kind or each.tag == W + kind]


def _reference(section: Element, part: str, kind: str) -> Element | None:
    return next((each for each in _references(section, part) if each.get(W + "type", "default") == kind), None)


def _even_headers(section: Element) -> None:
    """Even pages keep the header they had before they had one of their own."""
    _twin(section, "headerReference")


def _even_blank(section: Element) -> None:
    """A section without numbers keeps its footer on even pages."""
    _twin(section, "footerReference")


def _twin(section: Element, part: str) -> None:
    odd = _reference(section, part, "default")
    if odd is not None and _reference(section, part, "even") is None:
        even = copy.deepcopy(odd)
        even.set(W + "type", "even")
        odd.addnext(even)


def _number(bench: Bench, section: Element, kind: str, known: set[str]) -> None:
    """The footer of a section for odd (default) or even pages numbers them; a later section may inherit it."""
    reference = _reference(section, "footerReference", kind)
    if reference is None:
        if known >= {kind}:
            return
        root = etree.Element(W + "ftr", nsmap={"w": W[1:-1], "r": R[1:-1]})
        made = etree.Element(W + "footerReference")
        made.set(W + "type", kind)
        made.set(R + "id", bench.attach("footer", root))
        section.insert(len(_references(section)), made)
        _write(etree.SubElement(root, W + "p"), _SIDES[kind])
    else:
        target = bench.targets().get(reference.get(R + "id", ""), "")
        if not bench.has(target):
            return
        root = bench.tree(target)
        shared = any(each is not reference and each.get(R + "id") == reference.get(R + "id") for each in _all(bench))
        if shared and kind == "even":
            root = copy.deepcopy(root)
            reference.set(R + "id", bench.attach("footer", root))
        _mend(root, _SIDES[kind])
    known.add(kind)


def _all(bench: Bench) -> Iterator[Element]:
    for _, section in bench.sections:
        yield from _references(section, "footerReference")


def _mend(footer: Element, side: str) -> None:
    """The number in a footer, or an empty line of it, or a new line, becomes — 1 —."""
    lines = content.paragraphs(footer, field_names=True)
    numbers = [line for line in lines if "{PAGE}" in line.text] or [
        line for line in lines if _TYPED.fullmatch(line.text.strip())
    ]
    found = next(iter(numbers), None)
    if found is not None:
        outer = list(found.element.iterancestors(W + "p"))
        target = outer[-1] if outer else found.element
        around = [line for line in lines if line.element is target or target in line.element.iterancestors()]
        if all(_DRESS.fullmatch(line.text) or _TYPED.fullmatch(line.text.strip()) for line in around):
            _write(target, side)
        return
    empty = next((line.element for line in lines if not line.text.strip() and not len(line.element)), None)
    _write(etree.SubElement(footer, W + "p") if empty is None else empty, side)


def _write(paragraph: Element, side: str) -> None:
    """A paragraph says — 1 — at one side and nothing else."""
    paragraph[:] = []
    form = wml.leading(paragraph, "pPr")
    space(form, before=0, after=0, line=PAGE_NUMBER_LINE)
    if side == "right":
        indent(form, right=PAGE_NUMBER_ASIDE)
    else:
        indent(form, left=PAGE_NUMBER_ASIDE)
    align(form, side)
    for words, step in (
        ("— ", ""),
        ("", "begin"),
        (" PAGE ", "code"),
        ("", "separate"),
        ("1", ""),
        ("", "end"),
        (" —", ""),
    ):
        run = etree.SubElement(paragraph, W + "r")
        if step == "code":
            etree.SubElement(run, W + "instrText").text = words
        elif step:
            etree.SubElement(run, W + "fldChar").set(W + "fldCharType", step)
        else:
            etree.SubElement(run, W + "t").text = words
        for text in run:
            text.attrib.update({"{http://www.w3.org/XML/1998/namespace}space": "preserve"} if text.text else {})
        look(run, PAGE_NUMBER.name, PAGE_NUMBER.points, PAGE_NUMBER.latin)
        wml.state(wml.leading(run, "rPr"), "color", val="auto")
