"""The verdict of every rule on a document, from what the file says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import NamedTuple

from reportgen.pages.paper import Page
from reportgen.verify import (
    body_face,
    characters_per_line,
    date_form,
    facts,
    file_number_form,
    heading_faces,
    imprint_last,
    line_pitch,
    mark_red_and_centred,
    page_numbers,
    page_size,
    printed,
    rules,
    text_area,
    text_black,
)
from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Ruling, Strength, Unsure, Verdict

Finding = Fault | Unsure | Absent


class _Rule(NamedTuple):
    """A rule, and what it cannot be asked without."""

    module: ModuleType
    findings: Callable[[Anatomy, Paper | Unsure], Iterable[Finding]]
    on_elements: bool  # on elements that only an ordinary official document has


def _on_facts(module: ModuleType, lacks: Callable[[Anatomy], str], *, on_elements: bool = False) -> _Rule:
    """A rule that `build` asks too: it looks at plain facts, and has nothing to say without its element."""

    def findings(document: Anatomy, _: Paper | Unsure) -> Iterator[Finding]:
        missing = lacks(document)
        if missing:
            yield Absent(missing)
        else:
            yield from module.check(document.facts)

    return _Rule(module, findings, on_elements)


def _in_file(module: ModuleType, *, on_elements: bool) -> _Rule:
    """A rule on what the file says."""
    return _Rule(module, lambda document, _: module.check(document), on_elements)


def _on_paper(module: ModuleType, *, on_elements: bool) -> _Rule:
    """A rule on what is seen on the pages."""
    return _Rule(module, lambda _, paper: [paper] if isinstance(paper, Unsure) else module.check(paper), on_elements)


RULES = (
    _on_facts(page_size, lambda _: ""),
    _on_facts(text_area, lambda _: ""),
    _on_facts(body_face, lambda document: "" if document.facts.elements.text else "没有正文"),
    _on_facts(line_pitch, lambda document: "" if document.facts.elements.text else "没有正文"),
    _on_facts(characters_per_line, lambda document: "" if document.facts.elements.text else "没有正文"),
    _on_facts(text_black, lambda _: ""),
    _on_facts(mark_red_and_centred, lambda document: "" if document.mark else "没有发文机关标志", on_elements=True),
    _on_facts(file_number_form, lambda document: "" if document.file_number else "没有发文字号"),
    _on_facts(heading_faces, lambda document: "" if document.facts.elements.text else "没有正文"),
    _on_facts(date_form, lambda document: "" if document.date or document.printed else "没有成文日期"),
    _on_facts(imprint_last, lambda document: "" if document.imprint else "没有版记"),
    _on_facts(page_numbers, lambda _: ""),
    *(_in_file(module, on_elements=False) for module in rules.OF_TEXT),
    *(_in_file(module, on_elements=True) for each in rules.OF_ELEMENTS.values() for module in each),
    *(_in_file(module, on_elements=True) for each in rules.OF_FORMATS.values() for module in each),
    *(_on_paper(module, on_elements=False) for module in printed.OF_TEXT),
    *(_on_paper(module, on_elements=True) for module in printed.OF_ELEMENTS),
)


FILE_ONLY = Unsure("没有排版，量不了版面")
_TRACKED = Unsure("文件里有没接受的修订，排出来的不是定稿，没有量")
_OTHER = Unsure("PDF 里的文字与文件对不上，可能不是这个文件的 PDF")
_HALVED = Unsure("文件用了字符网格，LibreOffice 每行只排一半的字，版面不能作准：用 Word、WPS 另存的 PDF 来量（--pdf）")


def verdicts(parts: Mapping[str, bytes], pages: Sequence[Page] | Unsure = FILE_ONLY) -> list[Verdict]:
    """What every rule says, in the order of the rules; raises package.NotADocument.

    `pages` are those of the document's PDF, or why there are none.
    """
    document = Anatomy(facts.read(parts))
    paper = pages if isinstance(pages, Unsure) else Paper(document, pages)
    if isinstance(paper, Paper) and document.facts.tracked:
        paper = _TRACKED
    elif isinstance(paper, Paper) and not paper.is_its:
        paper = _OTHER
    if isinstance(paper, Paper) and paper.is_halved:
        paper = _HALVED
    return [verdict for rule in RULES for verdict in _verdicts(rule, document, paper)]


def _verdicts(rule: _Rule, document: Anatomy, paper: Paper | Unsure) -> Iterator[Verdict]:
    module = rule.module
    passed = Verdict(module.ID, module.CLAUSE, Strength(module.STRENGTH), Ruling.PASS, module.EXPECTED)
    found = list(_findings(rule, document, paper))
    faults = [one for one in found if isinstance(one, Fault)]
    for fault in faults:
        area = fault.area
        if area is None and fault.paragraph is not None and isinstance(paper, Paper):
            area = paper.area(fault.paragraph)
        failed = passed._replace(ruling=Ruling.FAIL, found=fault.message, remedy=fault.remedy, area=area)
        yield failed._replace(paragraph=fault.paragraph, clause=fault.clause or module.CLAUSE)
    if faults:
        return
    reasons = [one for one in found if isinstance(one, Unsure)] or found
    if not reasons:
        yield passed
    for reason in reasons[:1]:
        ruling = Ruling.UNKNOWN if isinstance(reason, Unsure) else Ruling.ABSENT
        yield passed._replace(ruling=ruling, found=reason.reason if not isinstance(reason, Fault) else "")


def _findings(rule: _Rule, document: Anatomy, paper: Paper | Unsure) -> Iterable[Finding]:
    if rule.on_elements and not document.is_official:
        return [Unsure("认不出版头、成文日期和版记，看不出是不是公文")]
    special = document.special
    own = next((name for name, modules in rules.OF_FORMATS.items() if rule.module in modules), "")
    if own and own != special:
        return [Absent(f"不是{own}格式")]
    others = {*rules.NOT_OF_FORMATS[special], *printed.NOT_OF_FORMATS[special]} if special else set()
    if rule.module in others:
        return [Absent(f"{special}格式另有规定（10.1—10.3）")]
    return rule.findings(document, paper)


def place(verdict: Verdict) -> str:
    """第2面第3段“全年共发生……”; "" for the whole document."""
    paragraph, area = verdict.paragraph, verdict.area
    page = f"第{area.page}面" if area else ""
    return page + (f"第{paragraph.number}段“{paragraph.excerpt()}”" if paragraph else "")
