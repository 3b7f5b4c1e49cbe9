"""What a finished document says, in the order of the standard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from reportgen.passages import Passage, Path, Piece, Source, Words, joined
from reportgen.prose import Figured

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
    "attendance": [{"label": str, "names": str}],
    "sign": [str],
    "sealed": bool,
    "date": str,
    "note": str,
    "attachments": [{"mark": str, "title_lines": [str], "body": _BODY}],
    "copies_label": str,
    "copies_to": str,
    "printed_by": str,
    "printed_on": str,
    "imprint_on_next_page": bool,
}
"""Every name a template may use, and the shape behind it."""


class Fault(NamedTuple):
    """A fault in the prose, at a line (from 0) of the text at `path`."""

    path: Path
    line: int
    rule: str
    message: str
    remedy: str


class Paragraph(NamedTuple):
    """One paragraph of the body: its style, its words, the YAML values they came from, and the figures in them."""

    style: str
    heading: str
    text: str
    sources: tuple[Source, ...]
    figures: tuple[Figured, ...] = ()

    @staticmethod
    def of(style: str, heading: Sequence[Piece | str], text: Sequence[Piece | str]) -> Paragraph:
        """A paragraph of a heading and a text, each in pieces with where they came from."""
        words = joined((*heading, *text))
        end = sum(len(piece if isinstance(piece, str) else piece.text) for piece in heading)
        return Paragraph(style, words.text[:end], words.text[end:], words.sources, words.figures)

    def words(self) -> str:
        """The paragraph as printed."""
        return self.heading + self.text


class AttachmentPage(NamedTuple):
    """An attachment bound with the document; its title stands at `path`."""

    path: Path
    mark: str
    title_lines: tuple[str, ...]
    body: tuple[Paragraph, ...]


class Attendance(NamedTuple):
    """Those at a meeting who are listed under one word, as stated at `key`: 出席："""

    key: str
    label: str
    names: str


class Document(NamedTuple):
    """Everything a finished document says, in the order of GB/T 9704-2012, 7.1; its title stands at `path`."""

    path: Path
    name: str
    form: Literal["", "letter", "minutes"]
    """Of its own in 10.1 and 10.3; it says in which order the elements of the heading stand."""
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
    attendance: tuple[Attendance, ...]
    sign: tuple[str, ...]
    sealed: bool
    date: str
    note: str
    attachments: tuple[AttachmentPage, ...]
    copies_to: str
    printed_by: str
    printed_on: str
    imprint_on_next_page: bool
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
            "attendance": [{"label": group.label, "names": group.names} for group in self.attendance],
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
            "imprint_on_next_page": self.imprint_on_next_page,
        }

    def words(self) -> Iterator[tuple[str, bool]]:
        """Every piece of text in the order it stands in the document, and whether it is a paragraph of its own."""
        for piece, whole in self._pieces():
            if piece:
                yield piece, whole

    def _pieces(self) -> Iterator[tuple[str, bool]]:
        yield from _shared(*(text for _, text in self._heading()))
        yield from _whole(*self.title_lines, self.to, *(paragraph.words() for paragraph in self.body))
        for note in self.attachment_notes:
            yield from _shared(*note)
        for group in self.attendance:
            yield from _shared(group.label, group.names)
        yield from _shared(*(text for _, text in self._sign_off()), self.note)
        for page in self.attachments:
            yield from _whole(page.mark, *page.title_lines, *(paragraph.words() for paragraph in page.body))
        yield from _shared("抄送：" if self.copies_to else "", self.copies_to, self.printed_by, self.printed_on)

    def _heading(self) -> Iterator[tuple[str, str]]:
        """The elements above the title by their keys, in the order in which they stand."""
        above = [("copy_number", self.copy_number), ("secrecy", self.secrecy), ("urgency", self.urgency)]
        mark, number = ("mark", self.mark), ("number", self.file_number)
        signers = [("signers", label + names) for label, names in self.signer_lines]
        if self.form == "letter":  # the number stands on the line of the first of the others
            said = [element for element in above if element[1]]
            yield from (mark, *said[:1], number, *said[1:])
        elif self.form == "minutes":
            yield from (*above, mark, number, *self._signed())
        else:
            yield from (*above, mark, number, *signers)

    def _sign_off(self) -> Iterator[tuple[str, str]]:
        return iter(()) if self.form == "minutes" else self._signed()

    def _signed(self) -> Iterator[tuple[str, str]]:
        yield from (("sign", name) for name in self.sign)
        yield "date", self.date

    def passages(self) -> Iterator[Passage]:
        """What is printed from the title on, piece by piece in order, each with where it was written."""
        yield from self._named("title", "".join(self.title_lines), self.path)
        yield from self._named("to", self.to, ("to",))
        yield from map(_passage, self.body)
        yield from self._named("attachment_notes", "".join("".join(note) for note in self.attachment_notes))
        for group in self.attendance:
            yield from self._named(group.key, group.label + group.names)
        yield from self._named("sign", "，".join(name for key, name in self._sign_off() if key == "sign"))
        yield from self._named("date", "".join(day for key, day in self._sign_off() if key == "date"))
        yield from self._named("note", self.note)
        for page in self.attachments:
            yield from self._named("attachment_mark", page.mark, page.path)
            yield from self._named("title", "".join(page.title_lines), page.path)
            yield from map(_passage, page.body)
        yield from self._named("copies_to", self.copies_to)
        yield from self._named("printed_by", self.printed_by)
        yield from self._named("printed_on", self.printed_on)

    def printed(self) -> Iterator[Passage]:
        """Everything that is printed, also above the title; each name of the sign-off and of an attachment apart."""
        for name, text in self._heading():
            yield from self._named(name, text)
        for passage in self.passages():
            if passage.style == "attachment_notes":
                for _, mark, name in self.attachment_notes:
                    yield from self._named("attachment_mark", mark, ("attachments",))
                    yield from self._named("attachment_notes", name)
            elif passage.style == "sign":
                for name in self.sign:
                    yield from self._named("sign", name)
            else:
                yield passage

    @staticmethod
    def _named(name: str, text: str, path: Path = ()) -> Iterator[Passage]:
        if text:
            key = "attachments" if name == "attachment_notes" else name
            yield Passage(name, Words(text, (Source(0, path or (key,)),)))

    def imprint(self) -> tuple[str, ...]:
        """The lines of the imprint, as printed."""
        copies = f"抄送：{self.copies_to}" if self.copies_to else ""
        return tuple(filter(None, (copies, self.printed_by)))

    def characters(self) -> int:
        """The length of the text, blanks not counted."""
        return len("".join("".join(piece for piece, _ in self.words()).split()))


def _passage(paragraph: Paragraph) -> Passage:
    return Passage(paragraph.style, Words(paragraph.words(), paragraph.sources, paragraph.figures))


def _whole(*pieces: str) -> Iterator[tuple[str, bool]]:
    return ((piece, True) for piece in pieces)


def _shared(*pieces: str) -> Iterator[tuple[str, bool]]:
    return ((piece, False) for piece in pieces)


def _plain_body(body: Sequence[Paragraph]) -> list[dict[str, str]]:
    return [{"style": paragraph.style, "heading": paragraph.heading, "text": paragraph.text} for paragraph in body]
