"""What a built file remembers of itself: enough to tell later whether a person has changed it, and where."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from reportgen import package

_PART = "docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set id Word gives every custom property
_DIGITS = 8
_CHUNK = 240  # Word keeps 255 characters of a property


class Identity(NamedTuple):
    """The digest of everything in the file but this, and a short digest of each paragraph."""

    parts: str
    paragraphs: tuple[str, ...]
    source: str
    """What it was made from: office/year/document."""


def stamped(parts: Mapping[str, bytes], paragraphs: Sequence[str], source: str) -> dict[str, bytes]:
    """`parts` with an identity of them, of the text in `paragraphs` and of its `source` as custom properties."""
    kept = _with_custom_part(dict(parts))
    digests = "".join(map(_short, paragraphs))
    values = {"reportgen": _digest(kept), "reportgen-source": source}
    for start in range(0, len(digests), _CHUNK):
        values[f"reportgen-text-{start // _CHUNK + 1}"] = digests[start : start + _CHUNK]
    kept[_PART] = _with_properties(kept[_PART], values)
    return kept


def unstamped(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """`parts` without an identity: what was made of a built file is no build."""
    return {**parts, _PART: _with_properties(parts[_PART], {})} if _PART in parts else dict(parts)


def read(parts: Mapping[str, bytes]) -> Identity | None:
    """The identity in a file, if one of our builds wrote it."""
    if _PART not in parts:
        return None
    values = {element.get("name", ""): "".join(map(str, element.itertext())) for element in package.xml(parts[_PART])}
    if "reportgen" not in values:
        return None
    chunks = (values.get(f"reportgen-text-{number}", "") for number in range(1, len(values) + 1))
    digests = "".join(chunks)
    paragraphs = tuple(digests[n : n + _DIGITS] for n in range(0, len(digests), _DIGITS))
    return Identity(values["reportgen"], paragraphs, values.get("reportgen-source", ""))


def untouched(parts: Mapping[str, bytes]) -> bool:
    """Whether the file is, byte for byte, what a build wrote."""
    identity = read(parts)
    return identity is not None and identity.parts == _digest(parts)


def changed_paragraphs(identity: Identity, paragraphs: Sequence[str]) -> list[tuple[int, str]]:
    """Number and text of the paragraphs that were not in the file as built; (n, "") where some were taken out."""
    from difflib import SequenceMatcher

    now = list(map(_short, paragraphs))
    found: list[tuple[int, str]] = []
    for kind, _, _, start, end in SequenceMatcher(None, identity.paragraphs, now, autojunk=False).get_opcodes():
        if kind == "delete":
            found.append((start + 1, ""))
        elif kind != "equal":
            found += [(number + 1, paragraphs[number]) for number in range(start, end)]
    return found


def _digest(parts: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(parts):
        if name != _PART:
            whole.update(f"{name}\0{len(parts[name])}\0".encode())
            whole.update(parts[name])
    return whole.hexdigest()


def _short(paragraph: str) -> str:
    return hashlib.sha256(paragraph.encode()).hexdigest()[:_DIGITS]


def _with_custom_part(parts: dict[str, bytes]) -> dict[str, bytes]:
    if _PART not in parts:
        added = _added(parts["[Content_Types].xml"], parts["_rels/.rels"])
        parts["[Content_Types].xml"], parts["_rels/.rels"], parts[_PART] = added
    return parts


@lru_cache(maxsize=8)
def _added(content_types: bytes, relationships: bytes) -> tuple[bytes, bytes, bytes]:
    """The content types and relationships with those of the part for properties, and the part itself, empty."""
    types, relations = package.xml(content_types), package.xml(relationships)
    _append(types, "Override", PartName=f"/{_PART}", ContentType=_TYPE)
    taken = {element.get("Id") for element in relations}
    free = next(name for name in (f"rId{n}" for n in range(1, len(taken) + 2)) if name not in taken)
    _append(relations, "Relationship", Id=free, Type=_RELATION, Target=_PART)
    empty = f'<Properties xmlns="{_NAMESPACE}" xmlns:vt="{_VALUES}"/>'
    return _bytes(types), _bytes(relations), empty.encode()


def _append(parent: etree._Element, tag: str, **attributes: str) -> None:
    namespace = etree.QName(parent).namespace
    etree.SubElement(parent, f"{{{namespace}}}{tag}", attributes)


def _with_properties(part: bytes, values: Mapping[str, str]) -> bytes:
    root = package.xml(part)
    for element in list(root):
        if element.get("name", "").startswith("reportgen"):
            root.remove(element)
    number = max([1, *_numbers(element.get("pid") for element in root)])
    for name, value in values.items():
        number += 1
        _append(root, "property", fmtid=_FORMAT, pid=str(number), name=name)
        etree.SubElement(root[-1], f"{{{_VALUES}}}lpwstr").text = value
    return _bytes(root)


def _numbers(texts: Iterable[str | None]) -> list[int]:
    return [int(text) for text in texts if text and text.isdecimal()]


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
