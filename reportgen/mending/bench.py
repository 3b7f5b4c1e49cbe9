"""A document on the bench: what its elements are, and the XML they stand in."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from reportgen import package
from reportgen.mending import wml
from reportgen.verify import content, facts
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.content import W
from reportgen.verify.paper import Paper

if TYPE_CHECKING:
    from reportgen.mending.words import Node
    from reportgen.pages import Page
    from reportgen.verify.content import Element
    from reportgen.verify.shapes import Paragraph, Run, Section

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Bench:
    """The trees of a document that mends change, each element of the text with its XML."""

    def __init__(self, parts: Mapping[str, bytes], pages: Sequence[Page] | None = None) -> None:
        self._parts = dict(parts)
        self._trees: dict[str, Element] = {}
        self.main = content.main_part(parts)
        self.root = self.tree(self.main)
        self.facts = facts.read(parts)
        self.document = Anatomy(self.facts)
        self.paper = None if pages is None else Paper(self.document, pages)
        sources = content.paragraphs(self.root)
        self._sources = {id(one): source for one, source in zip(self.facts.paragraphs, sources, strict=True)}
        self.spelled: dict[int, list[Node]] = {}  # what became of the characters of paragraphs
        self.tables: list[Element] = list(dict.fromkeys(each.table for each in sources if each.table is not None))

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self._parts or name in self._trees

    def tree(self, name: str) -> Element:
        """The root of a part; what a mend changes in it is kept."""
        if name not in self._trees:
            self._trees[name] = package.xml(self._parts[name])
        return self._trees[name]

    def parts(self) -> dict[str, bytes]:
        """All parts, those that were looked at written anew."""
        wml.tidy(self.root)
        written = {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._trees.items()
        }
        return self._parts | written

    def element(self, paragraph: Paragraph) -> Element:
        """The w:p of a paragraph."""
        return self._sources[id(paragraph)].element

    def format(self, paragraph: Paragraph) -> Element:
        """The w:pPr of a paragraph."""
        return wml.leading(self.element(paragraph), "pPr")

    def runs(self, paragraph: Paragraph) -> list[tuple[Run, Element]]:
        """The runs of a paragraph that say something, each with its w:r."""
        elements = [run.element for run in self._sources[id(paragraph)].runs if run.text]
        return list(zip(paragraph.runs, elements, strict=True))

    @cached_property
    def sections(self) -> list[tuple[Section, Element]]:
        """The sections, each with its w:sectPr."""
        breaks = [each for each in self.root.iter(W + "sectPr") if _holds_section(each.getparent())]
        return list(zip(self.facts.sections, breaks, strict=True))

    def between(self, above: Paragraph, below: Paragraph) -> Sequence[Paragraph]:
        """The paragraphs between two."""
        return self.facts.paragraphs[self.document.place(above) + 1 : self.document.place(below)]

    def targets(self) -> dict[str, str]:
        """The parts that the main part points to, by the id of the arrow."""
        return {arrow.id: arrow.target for arrow in package.relationships(self.parts(), self.main)}

    def part_of(self, kind: str) -> str:
        """The name of the part of a kind such as settings; "" without one."""
        arrows = package.relationships(self.parts(), self.main)
        return next((arrow.target for arrow in arrows if arrow.type.endswith("/" + kind)), "")

    def attach(self, kind: str, root: Element) -> str:
        """Put a new part such as footer into the document; the id of the arrow to it."""
        folder = posixpath.dirname(self.main)
        taken = {each.lower() for each in (*self._parts, *self._trees)}
        places = (posixpath.join(folder, f"{kind}{number}.xml") for number in range(1, len(taken) + 2))
        name = next(place for place in places if place not in taken)
        self._trees[name] = root
        types = self.tree(package.TYPES_PART)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=f"{_WORD}{kind}+xml")
        arrows = self._arrows(types)
        ids = {each.get("Id") for each in arrows}
        arrow = next(one for number in range(1, len(ids) + 2) if (one := f"rIdMended{number}") not in ids)
        target = posixpath.basename(name)
        stated = {"Id": arrow, "Type": package.OFFICE + kind, "Target": target}
        etree.SubElement(arrows, f"{{{_RELATIONS}}}Relationship", stated)
        return arrow

    def _arrows(self, types: Element) -> Element:
        """The relationships of the main part."""
        folder, base = posixpath.split(self.main)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(name):
            self._trees[name] = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
            if not any(each.get("Extension") == "rels" for each in types):
                etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="rels", ContentType=_RELATIONS_TYPE)
        return self.tree(name)


def _holds_section(parent: Element | None) -> bool:
    return parent is not None and parent.tag in {W + "pPr", W + "body"}
