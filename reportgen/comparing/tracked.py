"""A Word file with tracked changes (花脸稿): accepting all gives one document's text, rejecting all the other's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple, TypeAlias

from lxml import etree

from reportgen import package
from reportgen.comparing.alignment import Item, alike
from reportgen.comparing.wording import Change, changes
from reportgen.verify import content
from reportgen.verify.content import W

Element: TypeAlias = etree._Element  # noqa: SLF001  lxml has no public name for it
Places: TypeAlias = Sequence[object]
"""Where each paragraph of a document, in order, was written; None where that is not known."""

Put: TypeAlias = Callable[[Element], None]
"""Puts an element in its place."""

AUTHOR = "reportgen"

_P, _TBL, _TR, _TC, _R, _BOX = (W + name for name in ("p", "tbl", "tr", "tc", "r", "txbxContent"))
_INS, _DEL = W + "ins", W + "del"
_CHANGED = (_INS, _DEL, W + "moveFrom", W + "moveTo")
_HOLDERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag"))
_SPLIT = frozenset(W + name for name in ("t", "tab", "br", "cr", "noBreakHyphen", "lastRenderedPageBreak"))
_LOOSE = frozenset(W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr"))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def has_changes(parts: Mapping[str, bytes]) -> bool:
    """Whether a document has tracked changes of its own."""
    return next(package.xml(parts[content.main_part(parts)]).iter(*_CHANGED), None) is not None


def tracked(
    before: Mapping[str, bytes], after: Mapping[str, bytes], places: tuple[Places, Places], day: str
) -> dict[str, bytes]:
    """The parts of `after`, which has no tracked changes, with what makes it of `before` tracked; dated `day`."""
    main = content.main_part(after)
    root = package.xml(after[main])
    was = _Side.of(package.xml(before[content.main_part(before)]), places[0])
    _Reviser(was, _Side.of(root, places[1]), _styles(after)).container(_body(was.root), _body(root))
    _number(root, day)
    return {**after, main: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)}


class _Side(NamedTuple):
    """A document: its paragraphs by their elements, and where each was written."""

    root: Element
    said: dict[Element, content.Paragraph]
    places: dict[Element, object]

    @staticmethod
    def of(root: Element, places: Places) -> _Side:
        found = content.paragraphs(root)
        elements = [paragraph.element for paragraph in found]
        return _Side(root, dict(zip(elements, found, strict=True)), dict(zip(elements, places, strict=False)))

    def blocks(self, parent: Element) -> Iterator[Element]:
        """The paragraphs and tables directly in a container."""
        for child in parent:
            if child.tag == _TBL or (child.tag == _P and child in self.said):
                yield child
            elif child.tag in _HOLDERS:
                yield from self.blocks(child)

    def text(self, block: Element) -> str:
        """What a block says, the boxes in it included."""
        return "\n".join(self.said[one].text for one in block.iter(_P) if one in self.said)

    def item(self, block: Element) -> Item:
        return Item(self.text(block), self.places.get(block), block.tag)


@dataclass(frozen=True)
class _Slot:
    """A block as it was, as it is, or both; and what its end mark says: "", ins or del."""

    before: Element | None
    after: Element | None
    mark: str

    @property
    def paired(self) -> bool:
        """Whether it is in both documents."""
        return self.before is not None and self.after is not None

    @property
    def ends_section(self) -> bool:
        """Whether a section of the document ends with it."""
        return self.after is not None and self.after.find(f"{W}pPr/{W}sectPr") is not None

    @property
    def paragraph(self) -> bool:
        """Whether it is no table."""
        block = self.before if self.after is None else self.after
        return block is not None and block.tag == _P


class _Reviser(NamedTuple):
    """Tracks in the one document what makes it of the other."""

    a: _Side
    b: _Side
    styles: frozenset[str]

    def container(self, was: Element, now: Element) -> None:
        """The blocks of a body, a cell or a box; tables that both have part them into stretches."""
        blocks_a, blocks_b = list(self.a.blocks(was)), list(self.b.blocks(now))
        pairs = alike([self.a.item(one) for one in blocks_a], [self.b.item(one) for one in blocks_b])
        tables_a = [i for i, one in enumerate(blocks_a) if one.tag == _TBL]
        tables_b = [j for j, one in enumerate(blocks_b) if one.tag == _TBL]
        if len(tables_a) == len(tables_b):
            tables = list(zip(tables_a, tables_b, strict=True))
        else:
            tables = [(i, j) for i, j in pairs if blocks_b[j].tag == _TBL]
        at_a = at_b = 0
        for i, j in [*tables, (len(blocks_a), len(blocks_b))]:
            fence = blocks_b[j] if j < len(blocks_b) else None
            self.stretch(blocks_a[at_a:i], blocks_b[at_b:j], now, fence)
            if fence is not None:
                self.table(blocks_a[i], fence)
            at_a, at_b = i + 1, j + 1

    def stretch(self, was: Sequence[Element], now: Sequence[Element], parent: Element, fence: Element | None) -> None:
        """Blocks up to a table that both have, the `fence`, or up to the end."""
        pairs = alike([self.a.item(one) for one in was], [self.b.item(one) for one in now])
        slots = _closed(list(_slots(was, now, pairs)))
        put: Put = partial(_put_last, now[-1] if now else None, parent, fence)
        for place in range(len(slots) - 1, -1, -1):
            slot = slots[place]
            if slot.after is not None:
                self.keep(slot)
                put = slot.after.addprevious
            elif slot.before is not None:
                before = reversed(slots[:place]) if not slot.mark else ()
                like = next((one.after for one in before if one.paired), None)
                for block in self.gone(slot.before, slot.mark, like):
                    put(block)
                    put = block.addprevious

    def keep(self, slot: _Slot) -> None:
        """A block that is there now: revised where it was there before, else tracked as new."""
        assert slot.after is not None
        if slot.before is None:
            self.new(slot.after, slot.mark)
        elif slot.paragraph:
            self.paragraph(slot.before, slot.after)
            _mark(slot.after, slot.mark)
        else:
            self.table(slot.before, slot.after)

    def new(self, block: Element, mark: str) -> None:
        if block.tag == _TBL:
            for row in block.iter(_TR):
                _mark_row(row, "ins")
            for paragraph in block.iter(_P):
                _mark(paragraph, "ins")
        for run in list(_outer_runs(block)):
            _wrap(run, "ins")
        if block.tag == _P:
            _mark(block, mark)

    def gone(self, block: Element, mark: str, like: Element | None) -> list[Element]:
        """What stands for a block that is there no more, last first; a paragraph may look `like` another."""
        if block.tag == _TBL:
            return [self.gone_table(block)]
        said = [one for one in block.iter(_P) if one in self.a.said]
        found = [self.gone_paragraph(one, "del", None) for one in said[:-1]]
        return [self.gone_paragraph(said[-1], mark, like), *found[::-1]]

    def gone_paragraph(self, block: Element, mark: str, like: Element | None) -> Element:
        paragraph = etree.Element(_P)
        look = block.find(W + "pPr") if like is None else like.find(W + "pPr")
        if look is not None:
            paragraph.append(self.look(look))
        if deleted := self.deleted(self.a.said[block].runs):
            paragraph.append(_change("del", deleted))
        _mark(paragraph, mark)
        return paragraph

    def gone_table(self, block: Element) -> Element:
        table = etree.Element(_TBL)
        table.extend(deepcopy(one) for one in block if one.tag in {W + "tblPr", W + "tblGrid"})
        _without_unknown_styles(table, self.styles)
        table.extend(self.gone_row(row) for row in block.iterchildren(_TR))
        return table

    def gone_row(self, block: Element) -> Element:
        row = etree.Element(_TR)
        row.extend(deepcopy(one) for one in block if one.tag in {W + "tblPrEx", W + "trPr"})
        _mark_row(row, "del")
        for cell in block.iterchildren(_TC):
            made = etree.SubElement(row, _TC)
            made.extend(deepcopy(one) for one in cell.iterchildren(W + "tcPr"))
            said = [one for one in cell.iter(_P) if one in self.a.said]
            made.extend(self.gone_paragraph(one, "del", None) for one in said)
        return row

    def table(self, was: Element, now: Element) -> None:
        """A table both have, row by row and cell by cell."""
        rows_a, rows_b = list(was.iterchildren(_TR)), list(now.iterchildren(_TR))
        if len(rows_a) == len(rows_b):
            pairs = [(i, i) for i in range(len(rows_a))]
        else:
            pairs = alike([Item(self.a.text(row)) for row in rows_a], [Item(self.b.text(row)) for row in rows_b])
        pairs = [(i, j) for i, j in pairs if len(rows_a[i].findall(_TC)) == len(rows_b[j].findall(_TC))]
        put: Put = now.append
        for slot in reversed(list(_slots(rows_a, rows_b, pairs))):
            if slot.before is not None and slot.after is not None:
                for cell_a, cell_b in zip(slot.before.iterchildren(_TC), slot.after.iterchildren(_TC), strict=True):
                    self.container(cell_a, cell_b)
            elif slot.after is not None:
                self.new_row(slot.after)
            elif slot.before is not None:
                row = self.gone_row(slot.before)
                put(row)
                put = row.addprevious
            if slot.after is not None:
                put = slot.after.addprevious

    def new_row(self, row: Element) -> None:
        _mark_row(row, "ins")
        for paragraph in row.iter(_P):
            self.new(paragraph, "ins")

    def paragraph(self, was: Element, now: Element) -> None:
        """A paragraph both have: its words, and the boxes anchored in it."""
        text_a, text_b = self.a.said[was], self.b.said[now]
        for box_a, box_b in zip(_boxes(was), _boxes(now), strict=False):
            self.container(box_a, box_b)
        if text_a.text == text_b.text:
            return
        if _is_plain(now):
            self.rewrite(now, changes(text_a.text, text_b.text))
            return
        for run in [one for one in _outer_runs(now) if not _holds_box(one)]:
            _wrap(run, "ins")
        if deleted := self.deleted(text_a.runs):
            first = now.find(W + "pPr")
            change = _change("del", deleted)
            if first is None:
                now.insert(0, change)
            else:
                first.addnext(change)

    def rewrite(self, paragraph: Element, found: Sequence[Change]) -> None:
        """Put the changes into a plain paragraph: what stays keeps its runs."""
        runs = list(paragraph.iterchildren(_R))
        atoms = [(atom, run.find(W + "rPr")) for run in runs for atom in _atoms(run)]
        at = 0
        made: list[Element] = []
        for change in found:
            look = atoms[min(at, len(atoms) - 1)][1] if atoms else None
            if not change.kept and change.before:
                made.append(_change("del", [_run(_text_elements(change.before, W + "delText"), look)]))
            taken = atoms[at : at + len(change.after)]
            at += len(change.after)
            stretch = [_run(_elements(stretched), look) for look, stretched in _by_look(taken)]
            if stretch:
                made += stretch if change.kept else [_change("ins", stretch)]
        place = runs[0] if runs else None
        for element in made:
            if place is None:
                paragraph.append(element)
            else:
                place.addprevious(element)
        for run in runs:
            paragraph.remove(run)

    def deleted(self, runs: Sequence[content.Run]) -> list[Element]:
        return [_run(_text_elements(run.text, W + "delText"), self.run_look(run.element)) for run in runs if run.text]

    def run_look(self, run: Element) -> Element | None:
        stated = run.find(W + "rPr")
        return None if stated is None else self.look(stated)

    def look(self, stated: Element) -> Element:
        """The properties of a paragraph or a run, without what belongs to another document."""
        look = deepcopy(stated)
        for name in ("rPr", "sectPr", "numPr", "pPrChange", "rPrChange", "ins", "del", "moveFrom", "moveTo"):
            for child in look.findall(W + name):
                look.remove(child)
        _without_unknown_styles(look, self.styles)
        return look


def _slots(was: Sequence[Element], now: Sequence[Element], pairs: Iterable[tuple[int, int]]) -> Iterator[_Slot]:
    """Both sequences as one: between two pairs what is gone, then what is new."""
    at_a = at_b = 0
    for i, j in [*pairs, (len(was), len(now))]:
        yield from (_Slot(one, None, "del") for one in was[at_a:i])
        yield from (_Slot(None, one, "ins") for one in now[at_b:j])
        if i < len(was):
            yield _Slot(was[i], now[j], "")
        at_a, at_b = i + 1, j + 1


def _closed(slots: list[_Slot]) -> list[_Slot]:
    """The slots so that before every table, and at the end, stands a mark that neither comes nor goes.

    No paragraph can be joined to a table, or to nothing: where one was added or taken away there, it is the mark
    before it that comes or goes.
    """
    closed = _ended(slots)
    found: list[_Slot] = []
    start = 0
    for place, slot in enumerate(closed):
        if not slot.paragraph:
            found += [*_shifted(closed[start:place]), slot]
            start = place + 1
    return [*found, *_shifted(closed[start:])]


def _ended(slots: list[_Slot]) -> list[_Slot]:
    """The slots with a paragraph at the end that both have, if it takes one to pair what else would not be paired."""
    last = next((place for place in range(len(slots) - 1, -1, -1) if slots[place].paired), -1)
    tail = slots[last + 1 :]
    gone = [slot for slot in tail if slot.after is None]
    new = [slot for slot in tail if slot.before is None]
    if not tail or not tail[-1].paragraph:
        return slots
    if gone and new:
        both = gone[-1].paragraph
        return [*slots[: last + 1], *gone[:-1], *new[:-1], _Slot(gone[-1].before, new[-1].after, "")] if both else slots
    if last < 0 or not slots[last].paragraph or all(slot.paragraph for slot in tail):
        return slots  # the marks can do it
    start, keeper = slots[:last], slots[last]
    if gone:
        return [*start, _Slot(keeper.before, None, "del"), *tail[:-1], _Slot(tail[-1].before, keeper.after, "")]
    return [*start, _Slot(None, keeper.after, "ins"), *tail[:-1], _Slot(keeper.before, tail[-1].after, "")]


def _shifted(slots: list[_Slot]) -> list[_Slot]:
    """The slots, the marks of the last ones, which all came or all went, each taken by the one before."""
    last = next((place for place in range(len(slots) - 1, -1, -1) if slots[place].paired), -1)
    tail = slots[last + 1 :]
    if last < 0 or len({slot.mark for slot in tail}) != 1 or slots[last].ends_section:
        return slots
    return [*slots[:last], replace(slots[last], mark=tail[0].mark), *tail[:-1], replace(tail[-1], mark="")]


def _put_last(last: Element | None, parent: Element, fence: Element | None, block: Element) -> None:
    """Put a block behind the `last` of a stretch, or where the stretch would be."""
    if last is not None:
        last.addnext(block)
    elif fence is not None:
        fence.addprevious(block)
    elif (end := parent.find(W + "sectPr")) is not None:
        end.addprevious(block)
    else:
        parent.append(block)


def _body(root: Element) -> Element:
    body = root.find(W + "body")
    return root if body is None else body


def _boxes(paragraph: Element) -> list[Element]:
    return [box for box in paragraph.iter(_BOX) if next(box.iterancestors(_P), None) is paragraph]


def _outer_runs(block: Element) -> Iterator[Element]:
    """The runs in a block that stand in no other run."""
    return (run for run in block.iter(_R) if next(run.iterancestors(_R), None) is None)


def _holds_box(run: Element) -> bool:
    return next(run.iter(_BOX), None) is not None


def _is_plain(paragraph: Element) -> bool:
    """Whether a paragraph has nothing but runs of characters."""
    children = (child for child in paragraph if child.tag not in _LOOSE and child.tag != W + "pPr")
    return all(
        child.tag == _R and all(one.tag in _SPLIT or one.tag == W + "rPr" for one in child) for child in children
    )


def _atoms(run: Element) -> Iterator[str | Element]:
    """The characters of a run; what is no letter as its element."""
    for child in run:
        if child.tag == W + "t":
            yield from content.characters(child)
        elif child.tag in _SPLIT and child.tag != W + "lastRenderedPageBreak":
            yield child


def _by_look(
    atoms: Iterable[tuple[str | Element, Element | None]],
) -> Iterator[tuple[Element | None, list[str | Element]]]:
    """The atoms, those of one run together."""
    stretch: list[str | Element] = []
    current: Element | None = None
    for atom, look in atoms:
        if stretch and look is not current:
            yield current, stretch
            stretch = []
        current = look
        stretch.append(atom)
    if stretch:
        yield current, stretch


def _elements(atoms: Iterable[str | Element]) -> Iterator[Element]:
    """The elements of a run that are these atoms."""
    letters = ""
    for atom in atoms:
        if isinstance(atom, str):
            letters += atom
            continue
        yield from _text_elements(letters, W + "t")
        letters = ""
        yield deepcopy(atom)
    yield from _text_elements(letters, W + "t")


def _text_elements(text: str, tag: str) -> Iterator[Element]:
    """A text as Word writes it: letters, tabs and line breaks."""
    letters = ""
    for character in [*text, ""]:
        if character and character not in "\t\n":
            letters += character
            continue
        if letters:
            element = etree.Element(tag, {_SPACE: "preserve"})
            element.text = letters
            yield element
        letters = ""
        if character:
            yield etree.Element(W + ("tab" if character == "\t" else "br"))


def _run(elements: Iterable[Element], look: Element | None) -> Element:
    run = etree.Element(_R)
    if look is not None:
        run.append(deepcopy(look))
    run.extend(elements)
    return run


def _change(kind: str, runs: Iterable[Element]) -> Element:
    change = etree.Element(W + kind)
    change.extend(runs)
    return change


def _wrap(run: Element, kind: str) -> None:
    change = etree.Element(W + kind)
    run.addprevious(change)
    change.append(run)


def _mark(paragraph: Element, kind: str) -> None:
    """Say of a paragraph's end mark that it came or went."""
    if not kind:
        return
    look = paragraph.find(W + "pPr")
    if look is None:
        look = etree.Element(W + "pPr")
        paragraph.insert(0, look)
    of_mark = look.find(W + "rPr")
    if of_mark is None:
        of_mark = etree.Element(W + "rPr")
        later = next((child for child in look if child.tag in {W + "sectPr", W + "pPrChange"}), None)
        if later is None:
            look.append(of_mark)
        else:
            later.addprevious(of_mark)
    of_mark.insert(0, etree.Element(W + kind))


def _mark_row(row: Element, kind: str) -> None:
    look = row.find(W + "trPr")
    if look is None:
        look = etree.Element(W + "trPr")
        above = row.find(W + "tblPrEx")
        row.insert(0 if above is None else 1, look)
    for old in look.findall(W + "ins") + look.findall(W + "del"):
        look.remove(old)
    look.append(etree.Element(W + kind))


def _styles(parts: Mapping[str, bytes]) -> frozenset[str]:
    """The ids of the styles a document has."""
    arrows = package.relationships(parts, content.main_part(parts))
    name = next((arrow.target for arrow in arrows if arrow.type.endswith("/styles")), "")
    styles = package.xml(parts[name]).iterchildren(W + "style") if name in parts else ()
    return frozenset(str(style.get(W + "styleId")) for style in styles)


def _without_unknown_styles(look: Element, known: frozenset[str]) -> None:
    for stated in list(look.iter(W + "pStyle", W + "rStyle", W + "tblStyle")):
        parent = stated.getparent()
        if parent is not None and stated.get(W + "val") not in known:
            parent.remove(stated)


def _number(root: Element, day: str) -> None:
    """Give every tracked change a number of its own, an author and a date.

    LibreOffice takes changes of one author and time for one, the end of the paragraph between them included: those of
    neighbouring paragraphs are therefore an hour apart.
    """
    taken = [str(stated) for element in root.iter() if (stated := element.get(W + "id"))]
    number = max([0, *(int(stated) for stated in taken if stated.isdecimal())])
    paragraphs = 0
    for element in root.iter(_P, _INS, _DEL):
        if element.tag == _P:
            paragraphs += 1
            continue
        number += 1
        element.set(W + "id", str(number))
        element.set(W + "author", AUTHOR)
        element.set(W + "date", f"{day}T{paragraphs % 2:02}:00:00Z")
