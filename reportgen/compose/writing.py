"""The text of a document, written paragraph by paragraph and numbered as it goes."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reportgen import prose
from reportgen.compose.document import Fault, Paragraph
from reportgen.gbt9704.marks import Mark
from reportgen.model.entry import Entry, Numbering
from reportgen.passages import Path, Piece
from reportgen.prose import Figured

_MARKS = ("一、", "（一）", "1.", "（1）")  # GB/T 9704-2012, 7.3.3
_TOO_DEEP = "条目超过四层，公文只有 一、（一）1.（1）四层序号"
_ENDINGS = tuple("。！？：；，…")
_AS_USUAL = Numbering()
_MOST_PARAGRAPHS = 50_000  # some 1,500 pages; a text of more is no document, and would take minutes
_MOST_FAULTS = 200  # of one document; more would not be read, and take long to word


def _no_clause(_path: Path, _entry: Entry) -> str:
    return ""


class _Open(NamedTuple):
    """A paragraph in pieces, which what follows may be joined to."""

    style: str
    heading: Sequence[Piece | str]
    text: list[Piece | str]


class Writer:
    """Writes paragraphs one after another, numbering as it goes."""

    def __init__(self, known: Mapping[str, prose.Known], levels: Mapping[str, Numbering], *, apart: bool) -> None:
        self.known = known
        self.levels = levels
        self.apart = apart
        self.clause: Callable[[Path, Entry], str] = _no_clause
        """What stands in brackets at the end of an entry's text and points."""
        self.used: set[str] = set()
        self.faults: list[Fault] = []
        self.done: list[Paragraph] = []
        self.last: _Open | None = None
        self.counts = Counter[str]()

    def taken(self) -> tuple[Paragraph, ...]:
        """The paragraphs written so far; the next one begins a new text."""
        self._close()
        done = tuple(self.done)
        if len(done) > _MOST_PARAGRAPHS:
            message = f"从这里起超过 {_MOST_PARAGRAPHS} 段，不像是一份公文"
            self._fault(done[_MOST_PARAGRAPHS].sources[0].path, "too-long", message, "拆成几份文件，或作为另印的附件")
        self.done, self.counts = [], Counter()
        return done

    def line(self, text: str | None, path: Path) -> str:
        """A single line with its expressions worked out."""
        return "".join([piece.text for piece in self.lines(text, path)]) if text else ""

    def lines(self, text: str, path: Path) -> list[Piece]:
        """The lines of `text` that are not blank, with their expressions worked out."""
        if not prose.has_marks(text) or len(self.faults) > _MOST_FAULTS:
            return _lines(text, (), path)
        expanded = prose.expand(text, self.known)
        self.used |= expanded.used
        self.faults += [Fault(path, fault.line, fault.rule, fault.message, fault.remedy) for fault in expanded.faults]
        return _lines(expanded.text, expanded.figures, path)

    def paragraphs(self, text: str, path: Path) -> None:
        """Each line of `text` as a paragraph."""
        for line in self.lines(text, path):
            self._add("body", (), line)

    def entries(
        self, placed: Sequence[tuple[Path, Entry]], depth: int, own: Numbering, above: tuple[str, ...] = ()
    ) -> None:
        """The entries of one level, marked in turn; `above` are the marks of the levels over it."""
        general = self.levels.get(str(depth), _AS_USUAL)
        sample = own.mark or general.mark or _default_mark(depth, above)
        if not sample:
            self._fault(placed[0][0], "too-deep", _TOO_DEEP, "并入上一层，或在上一层的 numbering 里写明 mark")
            return
        mark = Mark.of(sample)
        all_marked = depth > 1 or own.mark is not None or general.mark is not None
        if not _first_stated(own.continues, general.continues):
            self.counts[sample] = 0
        for path, entry in placed:
            words = ""
            if entry.numbered and (entry.heading or all_marked):
                self.counts[sample] += 1
                words = self.marked(mark, self.counts[sample], path)
            clause = self.clause(path, entry)
            goes_on = bool(entry.text or clause or (entry.points and not self._apart(entry)))
            run_in = _runs_in(entry, own, general, goes_on=goes_on)
            self.entry(path, entry, words, mark.level or min(depth, 4), run_in=run_in, clause=clause)
            below = depth if entry.heading and not entry.numbered else depth + 1
            self.below(path, entry, below, above if below == depth else (*above, sample))

    def entry(  # noqa: PLR0913  (how its level marks it)
        self, path: Path, entry: Entry, mark: str, level: int, *, run_in: bool, clause: str = ""
    ) -> None:
        """An entry's heading, text and points, and the clause that ends them."""
        if not (entry.heading or entry.text or entry.points or entry.items or entry.closing):
            self._fault(path, "empty-entry", f"“{path[-1]}”没有标题，也没有正文", "补上 heading 或 text，或删去这一项")
        if entry.join and (entry.heading or mark):
            remedy = "去掉 join；要接排就去掉标题和序号（numbered: false）"
            self._fault((*path, "join"), "join-with-heading", "有标题或序号的条目接不到上一段后面", remedy)
        lines = self.lines(entry.text, (*path, "text"))
        heading = self.lines(entry.heading, (*path, "heading"))
        own_line = bool(heading) and not run_in
        if own_line:
            self._add(f"heading_{level}", (mark, *heading))
        elif heading:
            self._add(f"lead_{level}", (mark, *heading, _ending(heading)), *lines[:1])
            del lines[:1]
        elif mark:
            self._add("body", (), mark, lines.pop(0) if lines else Piece("", path))
        elif lines and entry.join:
            self._continue(lines.pop(0))
        for line in lines:
            self._add("body", (), line)
        opened = bool(lines) or entry.join or (bool(heading or mark) and not own_line)
        self.points(path, entry, opened=opened)
        if clause:
            self._continue(Piece(clause, (*path, "responsible")))

    def points(self, path: Path, entry: Entry, *, opened: bool) -> None:
        """一是、二是 of an entry, run together after its text or each in a paragraph.

        After a point of several paragraphs the next one begins a paragraph too.
        """
        mark = Mark.of(entry.point_mark)
        number = 0
        for name, point in entry.points.items():
            at = (*path, "points", name)
            number += point.numbered
            heading = self.lines(point.heading, (*at, "heading"))
            lines = self.lines(point.text, (*at, "text"))
            if not (heading or lines):
                self._fault(at, "empty-entry", f"“{name}”没有标题，也没有正文", "补上 heading 或 text，或删去这一项")
            mark_words = self.marked(mark, number, at) if point.numbered else ""
            words: list[Piece | str] = [Piece("", at), mark_words, *heading, _ending(heading), *lines[:1]]
            if opened and not self._apart(entry):
                self._continue(*words)
            else:
                self._add("body", (), *words)
            for line in lines[1:]:
                self._add("body", (), line)
            self.points(at, point, opened=True)
            if clause := self.clause(at, point):
                self._continue(Piece(clause, (*at, "responsible")))
            self.below(at, point, 3)
            opened = not (lines[1:] or point.items or point.closing)

    def below(self, path: Path, entry: Entry, depth: int, above: tuple[str, ...] = ()) -> None:
        """The entries under an entry, and the paragraphs that close it."""
        placed = [((*path, "items", name), item) for name, item in entry.items.items()]
        if placed:
            self.entries(placed, depth, entry.numbering, above)
        self.paragraphs(entry.closing, (*path, "closing"))

    def marked(self, mark: Mark, number: int, path: Path) -> str:
        """The `number`-th mark; a row that is too short for it is a fault."""
        try:
            return mark.nth(number)
        except ValueError as error:
            self._fault(path, "too-many-entries", str(error), "换一种序号样式")
            return ""

    def _apart(self, entry: Entry) -> bool:
        """Whether the points of `entry` stand in paragraphs of their own."""
        return self.apart if entry.point_paragraphs is None else entry.point_paragraphs

    def _fault(self, path: Path, rule: str, message: str, remedy: str) -> None:
        self.faults.append(Fault(path, 0, rule, message, remedy))

    def _add(self, style: str, heading: Sequence[Piece | str], *text: Piece | str) -> None:
        self._close()
        self.last = _Open(style, heading, [*text])

    def _continue(self, *words: Piece | str) -> None:
        if self.last and not self.last.style.startswith("heading_"):
            self.last.text.extend(words)
        else:
            self._add("body", (), *words)

    def _close(self) -> None:
        if self.last:
            self.done.append(Paragraph.of(*self.last))
        self.last = None


def _lines(text: str, figures: Sequence[Figured], path: Path) -> list[Piece]:
    """The lines that are not blank, each with its place in the text at `path`."""
    if "\n" not in (words := text.strip()):
        if not words:
            return []
        at = text.index(words)
        return [Piece(words, path, text.count("\n", 0, at), [found.moved(-at) for found in figures] if at else figures)]
    lines = []
    starts = [found.start for found in figures]
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line)
        if words := line.strip():
            at = start + line.index(words)
            own = figures[bisect_left(starts, start) : bisect_left(starts, end)]
            lines.append(Piece(words, path, number, [found.moved(-at) for found in own]))
        start = end + 1
    return lines


def _default_mark(depth: int, above: tuple[str, ...]) -> str:
    """The mark of a level that states none: the standard's, or the next one not used above; "" when there is none."""
    return next((sample for sample in _MARKS[depth - 1 :] if sample not in above), "")


def _first_stated(*choices: bool | None) -> bool:
    return next((choice for choice in choices if choice is not None), False)


def _runs_in(entry: Entry, own: Numbering, general: Numbering, *, goes_on: bool) -> bool:
    """Whether a heading goes on into text; by default only where it `goes_on`."""
    if entry.run_in is not None:
        return entry.run_in
    return _first_stated(own.run_in, general.run_in) and goes_on


def _ending(heading: Sequence[Piece]) -> str:
    """What a heading lacks where the text follows in the same paragraph."""
    return "" if not heading or heading[-1].text.endswith(_ENDINGS) else "。"
