"""What depends on the width of a text, which a template cannot know: attributes to be filled in like any other word.

The scale of a long mark (GB/T 9704-2012, 7.2.4); where signers (7.2.6) and a sign-off begin (7.3.5.1, 7.3.5.2); whether
the last paragraph is short enough to be held to it (7.3.5.5); and that a text of one paragraph has its sign-off close
below, for it stands on the first page (7.3.3).
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from lxml import etree

from reportgen import package
from reportgen.gbt9704 import layout

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_MOVED_LINES = 10  # of a closing paragraph that goes whole to the next page: so many may be missing on the one before
_BEFORE_SCALE = frozenset(
    W + name
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
        *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing"),
    )
)
_BEFORE_SPACING = frozenset(
    W + name
    for name in (
        *(
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
        ),
        *("pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct"),
        *("autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid"),
    )
)
_BEFORE_INDENT = _BEFORE_SPACING | {W + "spacing"}
"""What stands before w:w, w:spacing and w:ind, in the order the schema holds properties to."""


_LEFT = {
    "SignUnsealed": "unsealed_sign",
    "DateUnsealed": "unsealed_date",
    "SignersFirst": "signers",
    "SignersNext": "more_signers",
}
"""The styles whose paragraphs begin where the width of their text says, and the value that says it."""


class MarkFace(NamedTuple):
    """How a template prints the mark: its size, and the width of its characters in percent."""

    points: float
    scale: int


_STANDARD_MARK = MarkFace(layout.MARK.points, layout.MARK_SCALE)


def values(context: Mapping[str, Any], mark: MarkFace = _STANDARD_MARK) -> dict[str, object]:
    """The values for one document, its mark printed as `mark`; "" leaves what the template's style says."""
    signs, date = context["sign"], context["date"]
    longest = max(signs, key=layout.text_width, default="")
    unsealed_sign, unsealed_date = layout.unsealed_indents(longest, date)
    sealed = layout.sealed_indent(longest, date)
    scale = layout.mark_scale(len(context["mark"]), mark.points)
    signers = [line["label"] + line["names"] for line in context["signer_lines"]]
    signers_left = layout.signers_indent([line if n == 0 else f"签发人：{line}" for n, line in enumerate(signers)])
    last = context["body"][-1] if context["body"] else {"heading": "", "text": ""}
    is_long = layout.text_width(last["heading"] + last["text"]) > _MOVED_LINES * layout.PAGE.text_width
    return {
        "mark_scale": scale if scale < mark.scale else "",
        "unsealed_sign": unsealed_sign,
        "unsealed_date": unsealed_date,
        "signers": signers_left,
        "more_signers": signers_left + 4 * layout.CHARACTER,
        "date_keeps": int(bool(context["note"])),
        "sign_before": layout.LINE if len(context["body"]) == 1 else "",
        "sealed": sealed if sealed < layout.sealed_indent("", date) else "",
        "last_paragraph": "BodyText" if is_long else "BodyTextLast",
    }


def mark_face(document: bytes, styles: bytes | None) -> MarkFace:
    """How the mark is printed: as its first run says, or its style, or those the style is based on."""
    stated = {style.get(f"{W}styleId"): style for style in package.xml(styles).iter(f"{W}style")} if styles else {}
    marks = (style for style in package.xml(document).iter(f"{W}pStyle") if style.get(f"{W}val") == "Mark")
    runs = (run for style in marks for run in _runs_outside_tags(next(style.iterancestors(f"{W}p"))))
    chain, name = list(islice(runs, 1)), "Mark"
    while (style := stated.pop(name, None)) is not None:
        chain.append(style)
        based = style.find(f"{W}basedOn")
        name = "" if based is None else str(based.get(f"{W}val"))
    halves = next(filter(None, (_stated(one, "rPr", "sz", "val", "") for one in chain)), 2 * layout.MARK.points)
    scale = next(filter(None, (_stated(one, "rPr", "w", "val", "") for one in chain)), 100)
    return MarkFace(max(int(halves), 2) / 2, int(scale))


def placed(document: bytes, styles: bytes | None) -> bytes:
    """word/document.xml with tags for these values in the properties of the paragraphs they concern."""
    root = package.xml(document)
    stated = {style.get(f"{W}styleId"): style for style in package.xml(styles).iter(f"{W}style")} if styles else {}
    mark = mark_face(document, styles)
    for style in list(root.iter(f"{W}pStyle")):
        name = style.get(f"{W}val")
        paragraph = next(style.iterancestors(f"{W}p"))
        if name == "Mark":
            for run in _runs_outside_tags(paragraph):
                _put(run, "rPr", "w", _BEFORE_SCALE, {"val": f"{{{{ fit.mark_scale or {mark.scale} }}}}"})
        elif name in _LEFT:
            value = f"{{{{ fit.{_LEFT[name]} }}}}"
            _put(paragraph, "pPr", "ind", _BEFORE_INDENT, {"left": value, "leftChars": "0"})
        elif name in {"Sign", "Date"}:
            if name == "Sign":
                before = _stated(stated.get(name), "pPr", "spacing", "before", "0")
                _put(paragraph, "pPr", "spacing", _BEFORE_SPACING, {"before": f"{{{{ fit.sign_before or {before} }}}}"})
            left = _stated(stated.get(name), "pPr", "ind", "left", "0")
            _put(paragraph, "pPr", "ind", _BEFORE_INDENT, {"left": f"{{{{ fit.sealed or {left} }}}}", "leftChars": "0"})
        elif name == "BodyTextLast":
            style.set(f"{W}val", "{{ fit.last_paragraph }}")
        if name in {"Date", "DateUnsealed", "DateAlone"}:
            _put(paragraph, "pPr", "keepNext", frozenset({f"{W}pStyle"}), {"val": "{{ fit.date_keeps }}"})
    return etree.tostring(root)


def _runs_outside_tags(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The runs that do not begin inside a tag: Word may have torn a tag into several."""
    before = ""
    for run in paragraph.iter(f"{W}r"):
        if before.count("{{") == before.count("}}"):
            yield run
        before += "".join(text.text or "" for text in run.iter(f"{W}t"))


def _stated(style: etree._Element | None, group: str, property_: str, attribute: str, default: str) -> str:
    """What a style says of one property; a number, or `default`."""
    found = style.find(f"{W}{group}/{W}{property_}") if style is not None else None
    value = str(found.get(f"{W}{attribute}", "")) if found is not None else ""
    return value if value.isdecimal() else default


def _put(
    owner: etree._Element, group: str, property_: str, before: frozenset[str], attributes: Mapping[str, str]
) -> None:
    """Set one property of a paragraph or run, at the place the schema gives it."""
    properties = owner.find(f"{W}{group}")
    if properties is None:
        properties = etree.Element(f"{W}{group}")
        owner.insert(0, properties)
    element = properties.find(f"{W}{property_}")
    if element is None:
        element = etree.Element(f"{W}{property_}")
        properties.insert(sum(1 for _ in _leading(properties, before)), element)
    for name, value in attributes.items():
        element.set(f"{W}{name}", value)


def _leading(properties: etree._Element, before: frozenset[str]) -> Iterator[etree._Element]:
    for child in properties:
        if child.tag not in before:
            return
        yield child
