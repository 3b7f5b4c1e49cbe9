"""The tags of a part, and those that Word or a clerk has broken."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from html import unescape
from typing import TYPE_CHECKING, Literal

from reportgen.template.gate import Element, W

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.problems import Severity
    from reportgen.template.reading import Paragraph, Piece, Reading

Kind = Literal["print", "statement", "comment"]


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place of the template, and what to do."""

    place: str
    rule: str
    message: str
    remedy: str
    severity: Severity = "error"


@dataclass(frozen=True, eq=False)
class Tag:
    """A whole tag: {{ title }} prints, {%p if sealed %} is a statement that takes its paragraph away."""

    kind: Kind
    prefix: str  # what goes with it: p, tr, tc, r for its run, or nothing
    body: str  # with straight quotes, as docxtpl makes them
    text: str  # as typed
    paragraph: Paragraph
    start: int
    pieces: list[Piece]

    @property
    def shown(self) -> str:
        return shown(self.text)

    @property
    def place(self) -> str:
        return self.paragraph.place(self.start)

    @property
    def turn(self) -> tuple[int, int]:
        """Where it stands in the order of the part."""
        return self.pieces[0].turn, self.start

    def fault(self, rule: str, message: str, remedy: str, severity: Severity = "error") -> Fault:
        return Fault(self.place, rule, message, remedy, severity)


@dataclass(frozen=True)
class Found:
    """The tags of a part in document order, and what is wrong with how they are written."""

    tags: list[Tag] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)  # statements too broken to be understood


LONGEST = 300
MOST_FAULTS = 20  # of one paragraph; more would say nothing new
KINDS: dict[str, Kind] = {"{{": "print", "{%": "statement", "{#": "comment"}
CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}
STRAIGHT = str.maketrans("“”‘’", "\"\"''")

_MARK = re.compile(r"\{\{+|\{[%#]|[%#]\}|\}\}+")
_BRACES = re.compile(r"[{}｛｝]")
_OPENING = re.compile(r"\{\s+[{%]|[｛{]\s*[｛％]|｛\s*[{%]")
_CLOSING = re.compile(r"[}%]\s+\}|[｝％]\s*[｝}]|[}%]\s*｝")
_SINGLE = re.compile(r"(?<!\{)\{\s*([A-Za-z_]\w*)[\w.]*\s*\}(?!\})")
_PREFIXES = {  # a little wider than docxtpl's own, to find what was meant
    "{{": re.compile(r"(p|tr|tc|r)\s+(?=\S)"),
    "{%": re.compile(r"[-+]?\s*(p|tr|tc|r)\s+(?=\S)"),
    "{#": re.compile(r"(p|tr|tc) "),
}

RETYPE = "删去后重新输入整个标记"


def find(part: Reading, names: Iterable[str]) -> Found:
    """All tags of a part and all that is wrong with their braces; `names` may be meant in single braces."""
    found = Found()
    known = frozenset(names)
    closer = ""
    for paragraph, following in zip(part.paragraphs, [*part.paragraphs[1:], None], strict=False):
        if not paragraph.pieces:
            continue
        scan = _Scan(paragraph, known)
        scan.run(closer)
        closer = scan.continued(following)
        found.tags.extend(scan.tags)
        found.faults.extend(scan.faults[:MOST_FAULTS])
        found.unread.extend(scan.unread)
    found.tags.sort(key=lambda tag: tag.turn)
    return found


class _Scan:
    """Looks through one paragraph."""

    def __init__(self, paragraph: Paragraph, known: frozenset[str]) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text
        self.known = known
        self.tags: list[Tag] = []
        self.faults: list[Fault] = []
        self.unread: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.opened: tuple[int, str] | None = None

    def run(self, closer: str) -> None:
        """`closer` ends a tag begun in the paragraph before, which has been reported."""
        if not _BRACES.search(self.text):
            return
        begin = 0
        if closer and closer in self.text:
            begin = self.text.index(closer) + len(closer)
            self.spans.append((0, begin))
        for mark in _MARK.finditer(self.text, begin):
            self.step(mark.start(), mark.end(), mark[0])
        self.near_misses()

    def step(self, start: int, end: int, mark: str) -> None:
        inside_comment = self.opened is not None and self.opened[1] == "{#"
        if mark.startswith("{"):
            if inside_comment:
                return
            self.unclosed(start)
            self.opened = start, mark
        elif self.opened is None:
            what = f"多出一个“{mark}”，前面没有与它配对的开头"
            self.fault(start, "stray-closer", what, f"补上开头的“{_opener(mark)}”，或删去“{mark}”")
            self.spans.append((start, end))
        elif not inside_comment or mark == "#}":
            self.close(*self.opened, end, mark)
            self.opened = None

    def unclosed(self, end: int) -> None:
        """An opening with no closing before `end`."""
        if self.opened is None:
            return
        start, opener = self.opened
        self.opened = None
        self.spans.append((start, end))
        rest = self.text[start:end]
        self.unread += [rest] if "%" in rest[:3] else []
        closer = CLOSERS[opener[:2]]
        wrong = _CLOSING.search(rest)
        remedy = f"把“{wrong[0]}”改为半角的“{closer}”" if wrong else f"在标记末尾补上“{closer}”"
        self.fault(start, "unclosed-tag", f"标记“{shown(rest)}”没有结尾", remedy)

    def close(self, start: int, opener: str, end: int, closer: str) -> None:
        self.spans.append((start, end))
        text = self.text[start:end]
        whole = len(opener) == len(closer) == 2 and CLOSERS[opener] == closer and len(text) <= LONGEST
        self.unread += [text] if "%" in text[:3] and not whole else []
        if len(opener) > 2 or len(closer) > 2:
            self.fault(start, "broken-tag", f"标记“{shown(text)}”的花括号多于两个", "开头和结尾各留两个花括号")
        elif CLOSERS[opener] != closer:
            remedy = f"把结尾改为“{CLOSERS[opener]}”，或把开头改为“{_opener(closer)}”"
            self.fault(start, "broken-tag", f"标记“{shown(text)}”的开头和结尾不配对", remedy)
        elif len(text) > LONGEST:
            self.fault(start, "broken-tag", f"标记“{shown(text)}”有 {len(text)} 个字，最多 {LONGEST} 个", RETYPE)
        else:
            self.add(opener, text, start)

    def add(self, opener: str, text: str, start: int) -> None:
        inner = text[2:-2]
        prefix = _PREFIXES[opener].match(inner)
        body = (inner[prefix.end() :] if prefix else inner).translate(STRAIGHT).strip("-+").strip()
        pieces = self.pieces(start, start + len(text))
        tag = Tag(KINDS[opener], prefix[1] if prefix else "", body, text, self.paragraph, start, pieces)
        fault = _misspelt(tag, inner) or _split(tag)
        if fault:
            self.faults.append(fault)
        if tag.kind == "print" and tag.prefix in {"tr", "tc"}:
            tag = replace(tag, prefix="")
        if tag.kind != "comment" and inner.translate(STRAIGHT) != inner:
            what = f"标记“{tag.shown}”里是中文引号，生成时当作英文引号"
            self.faults.append(tag.fault("curly-quotes", what, "改为英文引号", "warning"))
        self.tags.append(tag)

    def pieces(self, start: int, end: int) -> list[Piece]:
        pieces = self.paragraph.pieces
        first = bisect_right(pieces, start, key=lambda piece: piece.start) - 1
        last = bisect_right(pieces, end - 1, key=lambda piece: piece.start)
        return pieces[first:last]

    def near_misses(self) -> None:
        """Braces outside all tags that were meant as tags and would be printed as they are."""
        spans = [*self.spans, (self.opened[0], len(self.text))] if self.opened else self.spans
        plain = list(self.text)
        for start, end in spans:
            plain[start:end] = "\0" * (end - start)
        rest = "".join(plain)
        for pattern, what in ((_OPENING, "开头"), (_CLOSING, "结尾")):
            for match in pattern.finditer(rest):
                why = "是全角的" if re.search("[｛｝％]", match[0]) else "中间有空格"
                remedy = "删去空格" if why == "中间有空格" else "改为半角的花括号和百分号"
                self.fault(match.start(), "broken-tag", f"标记的{what}“{match[0]}”{why}，不会被填写", remedy)
        for match in _SINGLE.finditer(rest):
            if match[1] in self.known:
                what = f"“{match[0]}”只有一层花括号，不会被填写"
                self.fault(match.start(), "broken-tag", what, f"改为“{{{match[0]}}}”")

    def continued(self, following: Paragraph | None) -> str:
        """The closer expected in the next paragraph, when a tag goes on there; reports it, or that it never ends."""
        after = following.text if following else ""
        if self.opened is None:
            if self.text.endswith("{") and after[:1] in {"{", "%", "#"} and self.plain_end():
                self.across(len(self.text) - 1, self.text[-1] + after)
            return ""
        start, opener = self.opened
        closer = CLOSERS[opener[:2]]
        self.unread += [opener] if closer == "%}" else []
        mark = _MARK.search(after)
        if mark and mark[0] == closer:
            self.across(start, self.text[start:] + after[: mark.end()])
            return closer
        self.unclosed(len(self.text))
        return ""

    def plain_end(self) -> bool:
        return not self.spans or self.spans[-1][1] < len(self.text)

    def across(self, start: int, text: str) -> None:
        what = f"标记“{shown(text)}”分在两段里，填写时两段会并成一段"
        self.fault(start, "split-tag", what, "把整个标记写在一段里")

    def fault(self, start: int, rule: str, message: str, remedy: str) -> None:
        self.faults.append(Fault(self.paragraph.place(start), rule, message, remedy))


def _opener(closer: str) -> str:
    return {"}": "{{", "%": "{%", "#": "{#"}[closer[0]]


def _misspelt(tag: Tag, inner: str) -> Fault | None:
    """What docxtpl would misread at the tag's edges."""
    if tag.kind == "comment" and _MARK.search(inner):
        return tag.fault("broken-tag", f"说明“{tag.shown}”里还有标记", "删去里面的标记")
    if inner[:1] in {"-", "+"} or inner[-1:] in {"-", "+"}:
        what = f"标记“{tag.shown}”里紧靠百分号或花括号的“-”“+”会把前后的文字或段落并在一起"
        return tag.fault("broken-tag", what, "删去“-”或“+”")
    if tag.kind == "print" and tag.prefix in {"tr", "tc"}:
        return tag.fault("broken-tag", f"标记“{tag.shown}”的“{tag.prefix}”不能用", f"删去“{tag.prefix}”和它后面的空格")
    if tag.prefix and inner[0].isspace():
        return tag.fault(
            "broken-tag", f"标记“{tag.shown}”的“{tag.prefix}”前面有空格", f"“{tag.prefix}”要紧靠前面的“{{%”"
        )
    if tag.prefix and inner[len(tag.prefix)] != " ":
        return tag.fault("broken-tag", f"标记“{tag.shown}”的“{tag.prefix}”后面不是半角空格", "改为一个半角空格")
    return None


# What stands between the runs of a split tag and is dropped with no loss.
_DROPPED = frozenset(
    W + name for name in ("t", "rPr", "tab", "cr", "softHyphen", "noBreakHyphen", "lastRenderedPageBreak")
)
_WHAT = {
    **dict.fromkeys(("ins", "del", "moveFrom", "moveTo"), "修订"),
    **dict.fromkeys(("sdt", "sdtContent"), "内容控件"),
    **dict.fromkeys(("drawing", "pict", "AlternateContent"), "图形"),
    **dict.fromkeys(("fldChar", "instrText", "fldSimple"), "域"),
    **dict.fromkeys(("commentRangeStart", "commentRangeEnd", "commentReference"), "批注"),
    **dict.fromkeys(("bookmarkStart", "bookmarkEnd"), "书签"),
    **dict.fromkeys(("footnoteReference", "endnoteReference"), "注释"),
    "hyperlink": "超链接",
    "smartTag": "智能标记",
    "br": "分页符",
}


def _split(tag: Tag) -> Fault | None:
    """What docxtpl makes of a tag that Word has split over several runs."""
    if len(tag.pieces) < 2:
        return None
    obstacle = _obstacle(tag.pieces)
    if obstacle:
        what = f"标记“{tag.shown}”被 Word 从{obstacle}处拆开，填写后会丢失内容或打不开"
        return tag.fault("split-tag", what, f"把整个标记移到{obstacle}之外，" + RETYPE)
    what = f"标记“{tag.shown}”被 Word 拆成了 {len(tag.pieces)} 截，目前不影响填写"
    remedy = "选中整个标记，剪切后以“只保留文本”粘贴"
    return tag.fault("split-tag", what, remedy, "warning")


def _obstacle(pieces: list[Piece]) -> str:
    """The name of what stands between the pieces of a tag and would be lost or torn; nothing for mere runs."""
    runs = [piece.element.getparent() for piece in pieces]
    holders = [run.getparent() for run in runs]
    for holder in holders:
        if holder is not holders[0] or runs[0].tag != f"{W}r":
            odd = next((other for other in holders if other.tag != f"{W}p"), holder)
            return _name(odd)
    bookmarks: Counter[str | None] = Counter()
    for element in _between(pieces[0].element, pieces[-1].element):
        if element.tag in {f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
            bookmarks[element.get(f"{W}id")] += 1
        elif element.tag not in _DROPPED and not (element.tag == f"{W}br" and element.get(f"{W}type") is None):
            return _name(element)
    return "书签" if any(halves % 2 for halves in bookmarks.values()) else ""


def _between(first: Element, last: Element) -> Iterable[Element]:
    """What stands between two texts: the contents of runs one by one, anything else whole."""
    run, end = first.getparent(), last.getparent()
    yield from _until(first.itersiblings(), last)
    while run is not end:
        run = run.getnext()
        if run.tag == f"{W}r":
            yield from _until(run.iterchildren(), last)
        else:
            yield run


def _until(elements: Iterable[Element], last: Element) -> Iterable[Element]:
    for element in elements:
        if element is last:
            return
        yield element


def _name(element: Element) -> str:
    return _WHAT.get(element.tag.rpartition("}")[2], "其他内容")


def shown(text: str) -> str:
    """A tag as quoted in a message, in one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"


# docxtpl finds its tags in the XML itself, with these three patterns.
_TORN = re.compile(r"(?<={)(<[^>]*>)+(?=[\{%\#])|(?<=[%\}\#])(<[^>]*>)+(?=\})")
_RAW_TAG = re.compile(r"{%.*?(?=%}|\Z)|{#.*?(?=#}|\Z)|{{.*?(?=}}|\Z)", re.DOTALL)
_INNER_XML = re.compile(r"</w:t>.*?(?:<w:t>|<w:t [^>]*>)", re.DOTALL)


def hidden(part: Reading, tags: list[Tag]) -> list[str]:
    """Tags that docxtpl would fill in although they stand in no paragraph's text: in an attribute, in a formula."""
    from lxml import etree

    body = part.root.find(f"{W}body")
    source: str = etree.tostring(part.root if body is None else body, encoding="unicode")
    seen = Counter(unescape(_INNER_XML.sub("", text)) for text in _RAW_TAG.findall(_TORN.sub("", source)))
    seen.subtract(Counter(tag.text[:-2] for tag in tags))
    return [text + CLOSERS[text[:2]] for text, times in seen.items() if times > 0]
