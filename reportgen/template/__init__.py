"""What a Word template asks for, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.problems import Location, Problem, TemplateError
from reportgen.template import blocks, gate, reading, tags
from reportgen.template.gate import Admitted, Element, W
from reportgen.template.reading import Reading
from reportgen.template.tags import Fault, Found

MOST_TAGS = 20_000

_BEGINS = re.compile(r"\{[{%]")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"  # set anew in every document


def check(data: bytes, file: str, names: Mapping[str, object]) -> list[Problem]:
    """Everything wrong with a template, in the order of its parts; empty when it is sound.

    `names` says what it may ask for: `str`, `int` and `bool` for values, `[…]` for a list, `{…}` for a mapping;
    `object` for what Python code makes with docxtpl (RichText, Listing, InlineImage, Subdoc).
    """
    return _examined(data, file, names).problems


def load(data: bytes, file: str, names: Mapping[str, object]) -> bytes:
    """The template as it may be filled in: only the parts that are known, written anew; raises TemplateError."""
    examined = _examined(data, file, names)
    if examined.admitted is None or any(problem.severity == "error" for problem in examined.problems):
        raise TemplateError(examined.problems)
    return gate.rebuild(examined.admitted)


@dataclass(frozen=True)
class _Examined:
    admitted: Admitted | None
    problems: list[Problem]


def _examined(data: bytes, file: str, names: Mapping[str, object]) -> _Examined:
    admitted, problems = gate.admit(data, file)
    if admitted is None or any(problem.rule == "unreadable-part" for problem in problems):
        return _Examined(None, problems)
    faults = [*_rendered(admitted, names), *_unrendered(admitted)]
    found = [
        Problem(Location(file, 0, fault.place), fault.rule, fault.message, fault.remedy, fault.severity)
        for fault in faults
    ]
    # A text box stands twice in a part, for new and for old programs, and is one to the clerk.
    return _Examined(admitted, list(dict.fromkeys([*problems, *found])))


def _rendered(admitted: Admitted, names: Mapping[str, object]) -> Iterator[Fault]:
    """What is wrong in the parts that docxtpl fills in."""
    count = prints = 0
    sound = True
    for name, label in admitted.rendered().items():
        part = reading.read(name, label, admitted.trees[name])
        found = tags.find(part, names)
        count += len(found.tags)
        prints += sum(tag.kind == "print" for tag in found.tags)
        if count > MOST_TAGS:
            yield Fault(label or "正文", "too-large", f"标记多于 {MOST_TAGS} 个", "用循环代替重复的标记")
            return
        faults = list(_part(part, found, names))
        sound = sound and not faults
        yield from faults
    if sound and not prints:
        yield Fault("", "no-tags", "模板里没有一个要填写的标记", "在要填写的地方写上标记，如 {{ to }}")


def _part(part: Reading, found: Found, names: Mapping[str, object]) -> Iterator[Fault]:
    """What is wrong in one part."""
    for unwanted in part.unwanted:
        yield Fault(unwanted.place, unwanted.rule, unwanted.message, unwanted.remedy)
    faults = [*found.faults, *blocks.check(part, found, names)]
    yield from faults
    if all(fault.severity == "warning" for fault in faults):
        for text in tags.hidden(part, found.tags):
            what = f"标记“{tags.shown(text)}”写在文字以外（替代文字、图形、公式或书签名里）"
            yield Fault(part.name, "hidden-tag", what, "删去它，标记只写在段落的文字里")


def _unrendered(admitted: Admitted) -> Iterator[Fault]:
    """Tags where docxtpl does not look: they would stand in the document as they are."""
    rendered = admitted.rendered()
    for name, root in admitted.trees.items():
        if name in rendered:
            continue
        yield from _endnotes(name, root)
        if _BEGINS.search(_words(root)):
            yield Fault(_LABELS.get(root.tag, name), "unrendered-tag", "这里的标记不会被填写", "删去这里的标记")


_LABELS = {
    f"{W}endnotes": "尾注",
    f"{W}styles": "样式",
    f"{W}numbering": "编号",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties": "文件属性",
}


def _endnotes(name: str, root: Element) -> Iterator[Fault]:
    """What may not be in endnotes or settings either: fields, objects, sources of data."""
    for unwanted in reading.read(name, _LABELS.get(root.tag, ""), root).unwanted:
        yield Fault(unwanted.place, unwanted.rule, unwanted.message, unwanted.remedy)


def _words(root: Element) -> str:
    """The texts and attributes of a part, except the title of the file."""
    texts = [element.text or "" for element in root.iter() if element.tag != _TITLE]
    return "".join(texts) + "\0" + "\0".join(root.xpath("//@*"))
