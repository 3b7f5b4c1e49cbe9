"""How the tags of a part stand to one another: what begins, what ends, and what is lost between."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.template import cells, language
from reportgen.template.gate import Element, W
from reportgen.template.language import CELL_TAGS, FILTERS, LOOP, Refusal, Shape, Statement
from reportgen.template.tags import Fault, Found, Tag, shown

if TYPE_CHECKING:
    from reportgen.template.reading import Reading

DEEPEST = 12  # Python itself nests no more than 20 loops
MOST_BOOKMARKS = 100
UNITS = {"p": "段", "tr": "行", "tc": "格"}


@dataclass
class _Block:
    """An if or for not yet ended, the names known inside, and whether its else has come."""

    keyword: str
    tag: Tag
    names: Mapping[str, Shape]
    tested: frozenset[str]  # the words of all conditions around and so far
    otherwise: bool = False
    variable: str = ""  # what a for calls its items


def check(part: Reading, found: Found, names: Mapping[str, Shape]) -> list[Fault]:
    """What is wrong with the names, the language and the order of a part's tags."""
    reader = _Blocks(part, names)
    for tag in found.tags:
        if len(reader.open) > DEEPEST:
            what = f"标记“{tag.shown}”外面的 if 和 for 多于 {DEEPEST} 层"
            reader.faults.append(tag.fault("unbalanced-block", what, "减少层数"))
            break
        if tag.kind != "comment":
            reader.take(tag)
    reader.finish()
    # An if that could not be read leaves its endif alone; that is no second fault.
    faults = [fault for fault in reader.faults if not found.unread or fault.rule != "unbalanced-block"]
    faults += filter(None, map(_not_alone, found.tags))
    return faults or [*filter(None, map(_plain_after, found.tags)), *_maybe_empty(found.tags, reader.around)]


class _Blocks:
    """Takes the tags of a part one by one."""

    def __init__(self, part: Reading, names: Mapping[str, Shape]) -> None:
        self.part = part
        self.names = names
        self.open: list[_Block] = []
        self.around: dict[Tag, frozenset[str]] = {}  # the words of the conditions around a tag
        self.faults: list[Fault] = []
        self.cells: set[tuple[Element, str]] = set()

    def take(self, tag: Tag) -> None:
        self.around[tag] = self.tested()
        meaning = language.parse(tag.kind, tag.body)
        if isinstance(meaning, Refusal):
            self.faults.append(tag.fault(meaning.rule, f"标记“{tag.shown}”{meaning.message}", meaning.remedy))
            self.assume(tag)
        elif meaning.keyword in {"if", "for"}:
            self.begin(tag, meaning)
        elif meaning.keyword in {"elif", "else"}:
            self.turn(tag, meaning)
        elif meaning.keyword in CELL_TAGS:
            self.cell(tag, meaning)
        elif meaning.keyword:
            self.end(tag, meaning.keyword.removeprefix("end"))
        else:
            self.printed(tag, meaning)

    def assume(self, tag: Tag) -> None:
        """A faulty if or for still begins a block, so that its end is no second fault."""
        keyword, *rest = tag.body.split(maxsplit=2) or [""]
        if tag.kind == "statement" and keyword in {"if", "for"}:
            variable = rest[:1]
            known = {**self.known(), "loop": LOOP} | dict.fromkeys(variable) if keyword == "for" else self.known()
            self.open.append(_Block(keyword, tag, known, self.tested()))

    def known(self) -> Mapping[str, Shape]:
        return self.open[-1].names if self.open else self.names

    def tested(self) -> frozenset[str]:
        return self.open[-1].tested if self.open else frozenset()

    def shape(self, tag: Tag, meaning: Statement) -> Shape:
        def report(rule: str, message: str, remedy: str) -> None:
            self.faults.append(tag.fault(rule, f"标记“{tag.shown}”{message}", remedy))

        return language.shape_of(meaning.expression, self.known(), report) if meaning.expression else None

    def printed(self, tag: Tag, meaning: Statement) -> None:
        shape = self.shape(tag, meaning)
        if tag.prefix and shape is not None and shape is not object:
            what = f"标记“{tag.shown}”的“{tag.prefix}”不能用"
            self.faults.append(tag.fault("broken-tag", what, f"删去“{tag.prefix}”和它后面的空格"))
        if shape is None or shape is str or shape is int or shape is object:
            return
        if shape is bool:
            what, remedy = "只有是与否，印不出文字", f"用在条件里：{{% if {tag.body} %}} … {{% endif %}}"
        elif isinstance(shape, list):
            what, remedy = "是列表，不能直接印出", f"写成 {{%p for 名称 in {tag.body} %}}，在里面印“名称”"
        else:
            what, remedy = "是一组内容，不能直接印出", f"印其中的一项，如 {{{{ {tag.body}.{_first(shape)} }}}}"
        self.faults.append(tag.fault("not-text", f"标记“{tag.shown}”{what}", remedy))

    def cell(self, tag: Tag, meaning: Statement) -> None:
        place = tag.paragraph.enclosing("tc"), cells.slot(meaning.keyword)
        if place in self.cells:
            what = f"标记“{tag.shown}”所在的格已经有同样用处的标记"
            self.faults.append(tag.fault("cell-tag", what, "只留一个"))
            return
        around = [(block.keyword, block.tag) for block in self.open]
        self.faults += cells.check(tag, meaning, self.shape(tag, meaning), around)
        if place[0] is not None:
            self.cells.add(place)

    def begin(self, tag: Tag, meaning: Statement) -> None:
        shape = self.shape(tag, meaning)
        known = self.known()
        if meaning.keyword == "for":
            if shape is not None and not isinstance(shape, list):
                self.faults.append(tag.fault("not-a-list", f"标记“{tag.shown}”循环的不是列表", self.lists()))
            item = shape[0] if isinstance(shape, list) else None
            known = {**known, meaning.variable: item, "loop": LOOP}
            self.refuse_repetition(tag, meaning)
        words = _words(tag) if meaning.keyword == "if" else frozenset()
        self.open.append(_Block(meaning.keyword, tag, known, self.tested() | words, variable=meaning.variable))

    def refuse_repetition(self, tag: Tag, meaning: Statement) -> None:
        """A loop in a loop goes through what belongs to the outer item: anything else prints lists times lists."""
        outer = [block.variable for block in self.open if block.keyword == "for"]
        if outer and language.root_name(meaning.expression) not in outer:
            what = f"标记“{tag.shown}”在另一个循环里又从头循环，会成倍重复"
            self.faults.append(tag.fault("nested-loop", what, f"循环外层名称的下一级，如“{outer[-1]}.名称”"))

    def lists(self) -> str:
        names = sorted(name for name, shape in self.known().items() if isinstance(shape, list))
        return "能循环的有：" + "、".join(names)

    def turn(self, tag: Tag, meaning: Statement) -> None:
        block = self.open[-1] if self.open else None
        if block is None or (meaning.keyword == "elif" and block.keyword != "if") or block.otherwise:
            what = f"标记“{tag.shown}”前面没有与它配对的 if"
            self.faults.append(tag.fault("unbalanced-block", what, "补上 if，或删去它"))
            return
        self.shape(tag, meaning)
        self.pair(block.tag, tag)
        block.tested |= _words(tag)
        block.otherwise = meaning.keyword == "else"
        if block.otherwise and block.keyword == "for":
            block.names = self.open[-2].names if len(self.open) > 1 else self.names

    def end(self, tag: Tag, keyword: str) -> None:
        if all(block.keyword != keyword for block in self.open):
            what = f"标记“{tag.shown}”前面没有与它配对的 {keyword}"
            self.faults.append(tag.fault("unbalanced-block", what, f"补上 {keyword}，或删去它"))
            return
        while self.open[-1].keyword != keyword:
            self.unended(self.open.pop())
        block = self.open.pop()
        self.pair(block.tag, tag)
        if keyword == "for":
            self.refuse_bookmarks(block.tag, tag)

    def finish(self) -> None:
        for block in self.open:
            self.unended(block)

    def unended(self, block: _Block) -> None:
        tag = block.tag
        ending = f"{{%{tag.prefix} end{block.keyword} %}}"
        what = f"标记“{tag.shown}”没有结束，后面缺“{ending}”"
        self.faults.append(tag.fault("unbalanced-block", what, f"在它管到的内容之后补上“{ending}”"))

    def pair(self, first: Tag, second: Tag) -> None:
        """Both ends of a block take away the same kind of unit, inside the same container."""
        if first.prefix != second.prefix:
            self.faults.append(_unlike(first, second))
        elif not first.prefix and (first.paragraph is not second.paragraph or _holder(first) is not _holder(second)):
            what = f"标记“{second.shown}”与{first.place}的“{first.shown}”不在同一段文字里"
            remedy = "整段地取舍或重复时写成 {%p … %}，首尾各独占一段；表格整行时写成 {%tr … %}"
            self.faults.append(second.fault("crossing-block", what, remedy))
        elif first.prefix and _container(first) is not _container(second):
            where = {"p": "同一个单元格、文本框或正文", "tr": "同一个表格", "tc": "同一行", "r": "同一段文字"}[
                first.prefix
            ]
            what = f"标记“{second.shown}”与{first.place}的“{first.shown}”不在{where}里"
            self.faults.append(second.fault("crossing-block", what, f"把两个标记放在{where}里"))

    def refuse_bookmarks(self, first: Tag, second: Tag) -> None:
        marks = self.part.bookmarks
        if bisect_left(marks, first.turn[0]) < bisect_right(marks, second.turn[0]):
            what = f"标记“{first.shown}”循环的内容里有书签，重复后会重名"
            self.faults.append(first.fault("repeated-bookmark", what, "插入→书签，删去循环里的书签"))


def _first(shape: Shape) -> str:
    return str(next(iter(shape), "")) if isinstance(shape, Mapping) else ""


def _unlike(first: Tag, second: Tag) -> Fault:
    """Two ends of a block written differently: the second is to follow the first."""
    what = f"标记“{second.shown}”与{first.place}的“{first.shown}”写法不一"
    right = f"{{%{first.prefix} {second.body} %}}"
    return second.fault("crossing-block", what, f"把“{second.shown}”改为“{right}”，并放在对应的位置")


def _holder(tag: Tag) -> Element:
    return tag.pieces[0].element.getparent().getparent()


def _unit(tag: Tag) -> Element | None:
    """The run, paragraph, row or cell that the tag takes away."""
    if tag.prefix == "r":
        return tag.pieces[0].element.getparent()
    return tag.paragraph.element if tag.prefix == "p" else tag.paragraph.enclosing(tag.prefix)


def _container(tag: Tag) -> Element | None:
    unit = _unit(tag)
    return None if unit is None else unit.getparent()


_LOST = frozenset(
    W + name
    for name in (
        *("t", "drawing", "pict", "object", "sym", "fldChar", "fldSimple", "footnoteReference", "endnoteReference"),
        *("sectPr", "txbxContent", "tbl"),
    )
)


def _not_alone(tag: Tag) -> Fault | None:
    """A tag that takes the place of its whole paragraph, row or cell while something else stands there too."""
    if tag.prefix not in UNITS:
        return None
    unit, name = _unit(tag), UNITS[tag.prefix]
    if unit is None:
        return tag.fault("outside-table", f"标记“{tag.shown}”不在表格里", f"移到表格里，或写成 {{%p {tag.body} %}}")
    lost = _beside(tag) or next(filter(None, (_lost(tag, element) for element in unit.iter(*_LOST))), "")
    if lost:
        what = f"标记“{tag.shown}”所在的{name}会整个删去，同{name}的{lost}会丢失"
        return tag.fault("tag-not-alone", what, f"让“{tag.shown}”独占一{name}，把{lost}移到别的{name}")
    halves = [mark.get(f"{W}id") for mark in unit.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")]
    if any(halves.count(half) % 2 for half in halves[:MOST_BOOKMARKS]):
        what = f"标记“{tag.shown}”所在的{name}会整个删去，同{name}有书签的一半"
        return tag.fault("tag-not-alone", what, "插入→书签，删去这个书签")
    return None


def _plain_after(tag: Tag) -> Fault | None:
    """What stands in one run after {%r … %} loses its look, for docxtpl puts it into a run of its own."""
    last = tag.pieces[-1]
    run = last.element.getparent()
    rest = last.text[tag.start + len(tag.text) - last.start :]
    if tag.prefix != "r" or run.find(f"{W}rPr") is None or not (rest or last.element.getnext() is not None):
        return None
    what = f"标记“{tag.shown}”后面的“{shown(rest)}”会失去字体、字号"
    return tag.fault("tag-not-alone", what, f"写成“{tag.text.replace('r ', ' ', 1)}”", "warning")


def _beside(tag: Tag) -> str:
    """The text before and after the tag in its own paragraph."""
    end = tag.start + len(tag.text)
    rest = tag.paragraph.text[max(0, tag.start - 100) : tag.start] + tag.paragraph.text[end : end + 100]
    return f"“{shown(rest)}”" if rest.strip() else ""


def _lost(tag: Tag, element: Element) -> str:
    """What would be lost with this element of the unit; nothing when it is only blanks, or of the tag's paragraph."""
    kind = element.tag.removeprefix(W)
    if kind != "t":
        return {"sectPr": "分节符", "tbl": "表格", "txbxContent": "文本框"}.get(kind, "图形、域或注释")
    text = (element.text or "").strip()
    own = not text or any(piece.element is element for piece in tag.pieces)
    return "" if own else f"“{shown(text)}”"


# What Word does not open without at least one of these, and the tags that may take all of them away.
_NEEDED = {
    **dict.fromkeys((f"{W}tc", f"{W}txbxContent", f"{W}hdr", f"{W}ftr"), ("p", "段落")),
    f"{W}tbl": ("tr", "表格行"),
    f"{W}tr": ("tc", "单元格"),
}


def _maybe_empty(tags: list[Tag], around: Mapping[Tag, frozenset[str]]) -> list[Fault]:
    """Containers that keep nothing when every condition in them is false and every list empty.

    A condition around the container that asks for the same names is taken to have seen to it.
    """
    units = {_unit(tag): tag for tag in tags if tag.prefix and tag.kind == "statement"}
    containers: dict[Element, list[Tag]] = {}
    for unit, tag in units.items():
        if unit is not None:
            containers.setdefault(unit.getparent(), []).append(tag)
    faults = []
    for container, inside in containers.items():
        tag = inside[0]
        needed, name = _NEEDED.get(container.tag, ("", ""))
        seen_to = around[tag] & frozenset().union(*map(_words, inside))
        if tag.prefix == needed and not seen_to and not _keeps(container, units, W + needed):
            what = f"标记“{tag.shown}”取舍之后，这里可能一个{name}也不剩，Word 会打不开"
            remedy = f"在条件和循环之外留一个空的{name}，或把条件放在外面一层"
            faults.append(tag.fault("maybe-empty", what, remedy, "warning"))
    return faults


def _words(tag: Tag) -> frozenset[str]:
    """The names a tag speaks of."""
    return frozenset(re.findall(r"[A-Za-z_]\w*", tag.body)) - _GRAMMAR


_GRAMMAR = frozenset(
    {"if", "elif", "else", "endif", "for", "in", "endfor", "and", "or", "not", "is", "defined", *FILTERS}
)


def _keeps(container: Element, units: Mapping[Element | None, Tag], needed: str) -> bool:
    """Whether a paragraph, row or cell of the container stays whatever the data."""
    branches = [[False]]
    whole = [False]  # whether the block has an else
    for child in container:
        tag = units.get(child)
        keyword = tag.body.partition(" ")[0] if tag else ""
        if keyword in {"if", "for"}:
            branches.append([False])
            whole.append(False)
        elif keyword in {"elif", "else"}:
            branches[-1].append(False)
            whole[-1] = keyword == "else"
        elif keyword:
            kept = all(branches.pop()) and whole.pop() and keyword == "endif"
            branches[-1][-1] |= kept
        elif child.tag in {needed, f"{W}sdt"}:
            branches[-1][-1] = True
    return branches[0][0]
