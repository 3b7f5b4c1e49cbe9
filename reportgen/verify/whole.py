"""The part with the text read: its root and its paragraphs, those marked up alike parsed once.

A document repeats a few formats. Its plain paragraphs are taken out of the text, each stretch of them for one in its
place; what is left is parsed, and so is each markup, and the words are put back. Where this might differ from parsing
the part as it is, the part is parsed as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reportgen import package
from reportgen.verify.content import Paragraph, Run, W, paragraphs

if TYPE_CHECKING:
    from reportgen.verify.content import Element


class Whole(NamedTuple):
    """The root, perhaps without plain paragraphs, and all paragraphs; read for all who ask, so nobody may change it."""

    root: Element
    paragraphs: tuple[Paragraph, ...]
    lasts: bool
    """Whether the root is kept, for many parts differ in plain paragraphs only."""


_Stretch: TypeAlias = list[tuple[Paragraph, list[str]]]
"""Plain paragraphs beside one another: for each one that is marked up like it, and its words."""

_BEGINNING = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTROLS = bytes(range(32))
_NOT_TEXT = ("]]>", "\ufffe", "\uffff")
_OTHER_ESCAPE = re.compile("&(?!(?:amp|lt|gt|#34|#39);)")
_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&"))
_URI = W[1:-1]
_NAMESPACE = re.compile(rf"xmlns:w\s*=|{re.escape(_URI)}")
_REACHING = re.compile("<w:(?:fldChar|del|moveFrom)[ />]")  # what may change the paragraphs after it

_WORDS = re.compile('<w:t xml:space="preserve">([^<]*)</w:t>')
_GAP = "\0"  # in a markup, where words stand
_FILLED = '<w:t xml:space="preserve">x</w:t>'
_PROPERTIES = (
    r"(?:<w:(?:pStyle|keepNext|keepLines|snapToGrid|spacing|ind|jc|rStyle|rFonts|b|color|w|sz|szCs)"
    r'(?: w:[A-Za-z]+="[^"<&]*")*/>)*'
)
_PLAIN = re.compile(
    rf"(?:<w:pPr>{_PROPERTIES}</w:pPr>)?(?:<w:r>(?:<w:rPr>{_PROPERTIES}</w:rPr>)?(?:{_GAP}|<w:tab/>)*</w:r>)+"
)
_PLACE = "paragraphs_here"
_MOST = 200  # markups, of a part and kept
_LONGEST = 2000  # characters of one
_LARGEST = 64 * 1024  # and of what is left of a part that is kept


@lru_cache(maxsize=1)
def whole(part: bytes) -> Whole:
    """The part read; once for all who ask one after another."""
    try:
        return _by_markup(part) or _parsed(part)
    except (UnicodeDecodeError, package.NotADocument):  # what is wrong is told by its line
        return _parsed(part)


def _parsed(part: bytes) -> Whole:
    root = package.xml(part)
    return Whole(root, tuple(paragraphs(root)), lasts=False)


_parsed_once = lru_cache(maxsize=4)(_parsed)


def _by_markup(part: bytes) -> Whole | None:
    if not part.startswith(_BEGINNING) or len(part.translate(None, _CONTROLS)) != len(part) - 1:
        return None
    text = part[len(_BEGINNING) :].decode()
    if any(each in text for each in _NOT_TEXT) or _OTHER_ESCAPE.search(text):
        return None
    left, stretches = _taken_out(text)
    if (
        not stretches
        or left.count(_PLACE) != len(stretches)
        or sorted(_NAMESPACE.findall(left)) != [_URI, "xmlns:w="]
        or f'xmlns:w="{_URI}"' not in left
        or _REACHING.search(left)
    ):
        return None
    lasts = len(left) <= _LARGEST
    read = (_parsed_once if lasts else _parsed)(left.encode())
    found = _put_back(read.paragraphs, stretches)
    return None if found is None else Whole(read.root, tuple(found), lasts)


def _taken_out(text: str) -> tuple[str, list[_Stretch]]:
    """What is left of a part, and what stands in each place of it."""
    beginning, *rest = text.split("<w:p>")
    left, stretches = [beginning], list[_Stretch]()
    known: dict[str, Paragraph | None] = {}
    beside = False
    for each in rest:
        inner, end, after = each.partition("</w:p>")
        pieces = _WORDS.split(inner)
        markup = _GAP.join(pieces[::2])
        if markup not in known and len(known) < _MOST:
            known[markup] = _like(markup)
        like = known.get(markup)
        if like is None or not end or len(pieces) == 1:
            left += "<w:p>", each
            beside = False
        else:
            if not beside:
                left.append(f'<w:p {_PLACE}="{len(stretches)}"><w:r><w:t/></w:r></w:p>')
                stretches.append([])
            stretches[-1].append((like, [_unescaped(words) if "&" in words else words for words in pieces[1::2]]))
            left.append(after)
            beside = not after
    return "".join(left), stretches


@lru_cache(maxsize=_MOST)
def _like(markup: str) -> Paragraph | None:
    """A paragraph with this markup, if it is plain: "x" for each of its words."""
    if len(markup) > _LONGEST or not _PLAIN.fullmatch(markup):
        return None
    text = f'<w:body xmlns:w="{_URI}"><w:p>{markup.replace(_GAP, _FILLED)}</w:p></w:body>'
    return paragraphs(package.xml(text.encode()))[0]


def _put_back(kept: tuple[Paragraph, ...], stretches: list[_Stretch]) -> list[Paragraph] | None:
    """All paragraphs in order; None where a place is not among those that were kept, or says something."""
    found: list[Paragraph] = []
    places = 0
    for paragraph in kept:
        place = paragraph.element.get(_PLACE)
        if place is None:
            found.append(paragraph)
        elif paragraph.runs:
            return None
        else:
            places += 1
            for like, words in stretches[int(place)]:
                found.append(Paragraph(like.element, _runs(like, words), paragraph.table, paragraph.box))
    return found if places == len(stretches) else None


def _runs(like: Paragraph, words: list[str]) -> tuple[Run, ...]:
    said = iter(words)
    runs = []
    for text, element in like.runs:
        whole_text = next(said) if text == "x" else "".join([next(said) if each == "x" else each for each in text])
        if whole_text:
            runs.append(Run(whole_text, element))
    return tuple(runs)


def _unescaped(words: str) -> str:
    for written, meant in _ESCAPES:
        words = words.replace(written, meant)
    return words
