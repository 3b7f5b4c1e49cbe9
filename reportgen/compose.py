"""A document of the model as words in order: what a template prints, and what must be read back from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

from reportgen import prose
from reportgen.figures import Figure
from reportgen.gbt9704 import marks, title
from reportgen.gbt9704.marks import Mark
from reportgen.model.entry import Entry, Numbering
from reportgen.model.office import Office
from reportgen.model.report import Attachment, Report

Path: TypeAlias = tuple[str | int, ...]

_BODY = [{"style": str, "heading": str, "text": str}]
NAMES: dict[str, Any] = {
    "copy_number": str,
    "secrecy": str,
    "urgency": str,
    "mark": str,
    "file_number": str,
    "upward": bool,
    "signer_lines": [{"label": str, "names": str}],
    "title_lines": [str],
    "to": str,
    "body": _BODY,
    "attachment_notes": [{"label": str, "number": str, "name": str}],
    "sign": [str],
    "sealed": bool,
    "date": str,
    "note": str,
    "attachments": [{"mark": str, "title_lines": [str], "body": _BODY}],
    "copies_label": str,
    "copies_to": str,
    "printed_by": str,
    "printed_on": str,
}
"""Every name a template may use, and the shape behind it."""

_MARKS = ("一、", "（一）", "1.", "（1）")  # GB/T 9704-2012, 7.3.3
_TOO_DEEP = "条目超过四层，公文只有 一、（一）1.（1）四层序号"
_ENDINGS = "。！？：；，…"
_MOST_PARAGRAPHS = 50_000  # some 1,500 pages; a text of more is no document, and would take minutes
_MOST_FAULTS = 200  # of one document; more would not be read, and take long to word


class Fault(NamedTuple):
    """A fault in the prose, at a line (from 0) of the text at `path`."""

    path: Path
    line: int
    rule: str
    message: str
    remedy: str


class Paragraph(NamedTuple):
    """One paragraph of the body: its style, its words, and the YAML values they came from."""

    style: str
    heading: str
    text: str
    sources: tuple[Path, ...]

    def words(self) -> str:
        """The paragraph as printed."""
        return self.heading + self.text


class AttachmentPage(NamedTuple):
    """An attachment bound with the document."""

    mark: str
    title_lines: tuple[str, ...]
    body: tuple[Paragraph, ...]


class Document(NamedTuple):
    """Everything a finished document says, in the order of GB/T 9704-2012, 7.1."""

    name: str
    copy_number: str
    secrecy: str
    urgency: str
    mark: str
    file_number: str
    signer_lines: tuple[tuple[str, str], ...]
    title_lines: tuple[str, ...]
    to: str
    body: tuple[Paragraph, ...]
    attachment_notes: tuple[tuple[str, str, str], ...]
    sign: tuple[str, ...]
    sealed: bool
    date: str
    note: str
    attachments: tuple[AttachmentPage, ...]
    copies_to: str
    printed_by: str
    printed_on: str
    used: frozenset[str]
    """The statistics the text refers to."""
    faults: tuple[Fault, ...]

    def context(self) -> dict[str, Any]:
        """What a template receives: plain text, lists and mappings, in the shape of NAMES."""
        return {
            "copy_number": self.copy_number,
            "secrecy": self.secrecy,
            "urgency": self.urgency,
            "mark": self.mark,
            "file_number": self.file_number,
            "upward": bool(self.signer_lines),
            "signer_lines": [{"label": label, "names": names} for label, names in self.signer_lines],
            "title_lines": list(self.title_lines),
            "to": self.to,
            "body": _plain_body(self.body),
            "attachment_notes": [
                {"label": label, "number": number, "name": name} for label, number, name in self.attachment_notes
            ],
            "sign": list(self.sign),
            "sealed": self.sealed,
            "date": self.date,
            "note": self.note,
            "attachments": [
                {"mark": page.mark, "title_lines": list(page.title_lines), "body": _plain_body(page.body)}
                for page in self.attachments
            ],
            "copies_label": "抄送：" if self.copies_to else "",
            "copies_to": self.copies_to,
            "printed_by": self.printed_by,
            "printed_on": self.printed_on,
        }

    def words(self) -> Iterator[tuple[str, bool]]:
        """Every piece of text in the order it stands in the document, and whether it is a paragraph of its own."""
        for piece, whole in self._pieces():
            if piece:
                yield piece, whole

    def _pieces(self) -> Iterator[tuple[str, bool]]:
        yield from _shared(self.copy_number, self.secrecy, self.urgency, self.mark, self.file_number)
        yield from _shared(*(label + names for label, names in self.signer_lines))
        yield from _whole(*self.title_lines, self.to, *(paragraph.words() for paragraph in self.body))
        for note in self.attachment_notes:
            yield from _shared(*note)
        yield from _shared(*self.sign, self.date, self.note)
        for page in self.attachments:
            yield from _whole(page.mark, *page.title_lines, *(paragraph.words() for paragraph in page.body))
        yield from _shared("抄送：" if self.copies_to else "", self.copies_to, self.printed_by, self.printed_on)

    def characters(self) -> int:
        """The length of the text, blanks not counted."""
        return sum(len("".join(piece.split())) for piece, _ in self.words())


def _whole(*pieces: str) -> Iterator[tuple[str, bool]]:
    return ((piece, True) for piece in pieces)


def _shared(*pieces: str) -> Iterator[tuple[str, bool]]:
    return ((piece, False) for piece in pieces)


def report(document: Report, office: Office, known: Mapping[str, Figure]) -> Document:
    """The report of `office` in words; faults of the prose are in the result's `faults`."""
    writer = _Writer(
        known, {str(level): numbering for level, numbering in document.numbering.items()}, document.point_paragraphs
    )
    line = writer.line
    organs = [office.name, office.superior or "", *document.sign, *(name.rstrip("：:") for name in document.to)]
    title_lines = _title(writer, document.title, ("title",), organs)
    writer.paragraphs(document.opening, ("opening",))
    writer.chapters(document)
    writer.paragraphs(document.closing, ("closing",))
    body = writer.taken()
    attachments = list(_attachments(writer, document.attachments, organs))
    date = marks.date_text(document.date) if document.date else ""
    printed_on = document.printed_on or document.date
    to = line("，".join(document.to), ("to",))
    copies = line("，".join(document.copies_to), ("copies_to",))
    note = line(document.note, ("note",))
    printed_by = line(document.printed_by, ("printed_by",))
    return Document(
        name="".join(title_lines),
        copy_number=document.copy_number or "",
        secrecy=document.secrecy or "",
        urgency=document.urgency or "",
        mark=line(document.mark, ("mark",)),
        file_number=_file_number(writer, document, office),
        signer_lines=tuple(_signers([line(name, ("signers",)) for name in document.signers])),
        title_lines=title_lines,
        to=f"{to.rstrip('：:')}：" if to else "",
        body=body,
        attachment_notes=tuple(_notes(_names(attachments, document.attachments))),
        sign=tuple(line(name, ("sign",)) for name in document.sign),
        sealed=document.sealed,
        date=date,
        note=_bracketed(note),
        attachments=tuple(page for page in attachments if page.body),
        copies_to=f"{copies.removeprefix('抄送：').rstrip('。')}。" if copies else "",
        printed_by=printed_by,
        printed_on=f"{marks.date_text(printed_on)}印发" if printed_by and printed_on else "",
        used=frozenset(writer.used),
        faults=tuple(writer.faults),
    )


@dataclass
class _Writer:
    """Writes paragraphs one after another, numbering as it goes."""

    known: Mapping[str, Figure]
    levels: Mapping[str, Numbering]
    apart: bool
    used: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)
    done: list[Paragraph] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def taken(self) -> tuple[Paragraph, ...]:
        """The paragraphs written so far; the next one begins a new text."""
        if len(self.done) > _MOST_PARAGRAPHS:
            message = f"从这里起超过 {_MOST_PARAGRAPHS} 段，不像是一份公文"
            self._fault(self.done[_MOST_PARAGRAPHS].sources[0], "too-long", message, "拆成几份文件，或作为另印的附件")
        done, self.done, self.counts = tuple(self.done), [], Counter()
        return done

    def line(self, text: str | None, path: Path) -> str:
        """A single line with its expressions worked out."""
        return "".join(line.strip() for line in self.lines(text or "", path))

    def lines(self, text: str, path: Path) -> list[str]:
        """The lines of `text` that are not blank, with their expressions worked out."""
        if len(self.faults) > _MOST_FAULTS:
            return [line.strip() for line in text.split("\n") if line.strip()]
        expanded = prose.expand(text, self.known)
        self.used |= expanded.used
        self.faults += [Fault(path, fault.line, fault.rule, fault.message, fault.remedy) for fault in expanded.faults]
        return [line.strip() for line in expanded.text.split("\n") if line.strip()]

    def paragraphs(self, text: str, path: Path) -> None:
        """Each line of `text` as a paragraph."""
        for line in self.lines(text, path):
            self._add("body", "", line, path)

    def chapters(self, document: Report) -> None:
        """The chapters, then shortfalls and plans as the last ones."""
        placed: list[tuple[Path, Entry]] = [
            (("achievements", name), entry) for name, entry in document.achievements.items()
        ]
        if document.shortfalls:
            placed.append((("shortfalls",), document.shortfalls))
        if document.plans:
            placed.append((("plans",), document.plans))
        self.entries(placed, 1, Numbering())

    def entries(
        self, placed: Sequence[tuple[Path, Entry]], depth: int, own: Numbering, above: tuple[str, ...] = ()
    ) -> None:
        """The entries of one level, marked in turn; `above` are the marks of the levels over it."""
        general = self.levels.get(str(depth), Numbering())
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
            run_in = _runs_in(entry, own, general, together=not self._apart(entry))
            self.entry(path, entry, words, mark.level or min(depth, 4), run_in=run_in)
            below = depth if entry.heading and not entry.numbered else depth + 1
            self.below(path, entry, below, above if below == depth else (*above, sample))

    def entry(self, path: Path, entry: Entry, mark: str, level: int, *, run_in: bool) -> None:
        """An entry's heading, text and points."""
        if not (entry.heading or entry.text or entry.points or entry.items or entry.closing):
            self._fault(path, "empty-entry", f"“{path[-1]}”没有标题，也没有正文", "补上 heading 或 text，或删去这一项")
        if entry.join and (entry.heading or mark):
            remedy = "去掉 join；要接排就去掉标题和序号（numbered: false）"
            self._fault((*path, "join"), "join-with-heading", "有标题或序号的条目接不到上一段后面", remedy)
        lines = self.lines(entry.text, (*path, "text"))
        heading = self.line(entry.heading, (*path, "heading"))
        own_line = bool(heading) and not run_in
        if own_line:
            self._add(f"heading_{level}", mark + heading, "", (*path, "heading"))
        elif heading:
            first = lines.pop(0) if lines else ""
            self._add(f"lead_{level}", mark + _ended(heading), first, (*path, "heading"), (*path, "text"))
        elif mark:
            self._add("body", "", mark + (lines.pop(0) if lines else ""), (*path, "text"))
        elif lines and entry.join:
            self._continue(lines.pop(0), (*path, "text"))
        for line in lines:
            self._add("body", "", line, (*path, "text"))
        opened = bool(lines) or entry.join or (bool(heading or mark) and not own_line)
        self.points(path, entry, opened=opened)

    def points(self, path: Path, entry: Entry, *, opened: bool) -> None:
        """一是、二是 of an entry, run together after its text or each in a paragraph.

        After a point of several paragraphs the next one begins a paragraph too.
        """
        mark = Mark.of(entry.point_mark)
        number = 0
        for name, point in entry.points.items():
            at = (*path, "points", name)
            number += point.numbered
            heading = self.line(point.heading, (*at, "heading"))
            first, *rest = self.lines(point.text, (*at, "text")) or [""]
            words = (_ended(heading) if heading else "") + first
            if not words:
                self._fault(at, "empty-entry", f"“{name}”没有标题，也没有正文", "补上 heading 或 text，或删去这一项")
            words = (self.marked(mark, number, at) if point.numbered else "") + words
            if opened and not self._apart(entry):
                self._continue(words, (*at, "text"))
            else:
                self._add("body", "", words, (*at, "text"))
            for line in rest:
                self._add("body", "", line, (*at, "text"))
            self.points(at, point, opened=True)
            self.below(at, point, 3)
            opened = not (rest or point.items or point.closing)

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

    def _add(self, style: str, heading: str, text: str, *sources: Path) -> None:
        self.done.append(Paragraph(style, heading, text, sources))

    def _continue(self, text: str, source: Path) -> None:
        last = self.done[-1] if self.done else None
        if last is None or last.style.startswith("heading_"):
            self._add("body", "", text, source)
            return
        self.done[-1] = Paragraph(last.style, last.heading, last.text + text, (*last.sources, source))


def _default_mark(depth: int, above: tuple[str, ...]) -> str:
    """The mark of a level that states none: the standard's, or the next one not used above; "" when there is none."""
    return next((sample for sample in _MARKS[depth - 1 :] if sample not in above), "")


def _first_stated(*choices: bool | None) -> bool:
    return next((choice for choice in choices if choice is not None), False)


def _runs_in(entry: Entry, own: Numbering, general: Numbering, *, together: bool) -> bool:
    """Whether a heading goes on into text; by default only where there is text to go on into."""
    if entry.run_in is not None:
        return entry.run_in
    return _first_stated(own.run_in, general.run_in) and bool(entry.text or (entry.points and together))


def _ended(heading: str) -> str:
    """A heading that the text follows in the same paragraph."""
    return heading if heading.endswith(tuple(_ENDINGS)) else f"{heading}。"


def _title(writer: _Writer, stated: Sequence[str], path: Path, organs: Sequence[str]) -> tuple[str, ...]:
    lines = [writer.line(line, path) for line in stated]
    if len(lines) > 1:
        return tuple(lines)
    return tuple(title.break_title(lines[0], filter(None, organs))) if lines else ()


def _file_number(writer: _Writer, document: Report, office: Office) -> str:
    """江应急〔2025〕3号 from the office's code, the year of the date and the number; or as written."""
    number = document.number
    if not number or not number.isdecimal():
        return number or ""
    if not office.file_code:
        message = "写了发文序号，但机关没有发文代字"
        writer.faults.append(
            Fault(("number",), 0, "no-file-code", message, "在 office.yaml 里补上 file_code，或在这里写全发文字号")
        )
    if not document.date:
        message = "写了发文序号，但没有成文日期，定不出年份"
        writer.faults.append(Fault(("number",), 0, "no-date", message, "补上 date，或在这里写全发文字号"))
        return ""
    if not office.file_code:
        return ""
    try:
        return marks.file_number(office.file_code, document.date.year, int(number))
    except ValueError as error:
        remedy = "改正 date 的年份，或 office.yaml 里的 file_code（发文代字）"
        writer.faults.append(Fault(("number",), 0, "bad-file-number", str(error), remedy))
        return ""


def _signers(names: list[str]) -> Iterator[tuple[str, str]]:
    """Two names a line, the label before the first (GB/T 9704-2012, 7.2.6)."""
    for start in range(0, len(names), 2):
        yield "签发人：" if start == 0 else "", "　".join(names[start : start + 2])


def _names(pages: list[AttachmentPage], stated: Mapping[str, Attachment]) -> list[str]:
    """The names 附件说明 lists."""
    return ["".join(page.title_lines) for page, one in zip(pages, stated.values(), strict=True) if one.listed]


def _bracketed(note: str) -> str:
    """A note in the full-width brackets of 7.3.6, whether it was written with brackets or not."""
    for opening, closing in ("（）", "()"):
        if note.startswith(opening) and note.endswith(closing):
            note = note[1:-1]
    return f"（{note}）" if note else ""


def _notes(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """附件：name, or 附件：1.name, 2.name … (7.3.4)."""
    for number, name in enumerate(names, 1):
        yield "附件：" if number == 1 else "", f"{number}." if len(names) > 1 else "", name


def _attachments(writer: _Writer, stated: Mapping[str, Attachment], organs: Sequence[str]) -> Iterator[AttachmentPage]:
    """The attachments in order; a text that is not `listed` follows the document without being called an attachment."""
    listed = sum(attachment.listed for attachment in stated.values())
    number = 0
    for name, attachment in stated.items():
        path = ("attachments", name)
        lines = _title(writer, attachment.title, (*path, "title"), organs)
        if attachment.text or attachment.points:
            writer.entry(path, attachment, "", 1, run_in=False)
        writer.below(path, attachment, 1)
        number += attachment.listed
        mark = f"附件{number}" if listed > 1 else "附件"
        yield AttachmentPage(mark if attachment.listed else "", lines, writer.taken())


def _plain_body(body: Sequence[Paragraph]) -> list[dict[str, str]]:
    return [{"style": paragraph.style, "heading": paragraph.heading, "text": paragraph.text} for paragraph in body]
