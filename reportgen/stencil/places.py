"""The places of a document, in the order of GB/T 9704-2012: which style each has, and the tag that fills it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Run: TypeAlias = tuple[str, str]
"""A character style ("" for none) and the text in it."""


@dataclass(frozen=True)
class Line:
    """One paragraph of the template."""

    style: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """What a clerk reads who opens the template."""
        return "".join(text for _, text in self.runs)


Row: TypeAlias = tuple[tuple[Line, ...], ...]
"""The cells of a row, and the lines in each."""


@dataclass(frozen=True)
class Table:
    """A table of the template: rows of cells of lines."""

    kind: str
    rows: tuple[Row, ...]


Place: TypeAlias = Line | Table
"""What stands between two others down the page."""


def _line(style: str, *runs: str | Run) -> Line:
    return Line(style, tuple(("", run) if isinstance(run, str) else run for run in runs))


def _tag(words: str) -> Line:
    """A paragraph that only steers docxtpl and does not appear in the document."""
    return _line("TemplateTag", f"{{%p {words} %}}")


def _row_tag(words: str) -> Row:
    """The same for a row of a table."""
    return ((_line("TemplateTag", f"{{%tr {words} %}}"),),)


def _where(condition: str, *places: Place) -> tuple[Place, ...]:
    return (_tag(f"if {condition}"), *places, _tag("endif"))


def _each(name: str, several: str, *places: Place) -> tuple[Place, ...]:
    return (_tag(f"for {name} in {several}"), *places, _tag("endfor"))


def _either(*cases: tuple[str, Place]) -> tuple[Place, ...]:
    """The first place whose condition holds; the last may have the condition "" and stands for all others."""
    return (*_cases(cases), _tag("endif"))


def _cases(cases: tuple[tuple[str, Place], ...]) -> Iterator[Place]:
    for number, (condition, place) in enumerate(cases):
        word = "if" if number == 0 else "elif"
        yield _tag(f"{word} {condition}" if condition else "else")
        yield place


_SIGNER: Run = ("SignerName", "{{ line.names }}")

# 7.2.1-7.2.4: the three lines above the mark are kept, for they carry it to its height. Without a red heading only
# those stay that have something to say.
_HEADING: tuple[Place, ...] = (
    *_where("mark or copy_number", _line("CopyNumber", "{{ copy_number }}")),
    *_where("mark or secrecy", _line("HeadLine", "{{ secrecy }}")),
    *_where("mark or urgency", _line("HeadLine", "{{ urgency }}")),
    *_where("mark", _line("Mark", "{{ mark }}")),
)

# 7.2.5-7.2.7: several signers stand beside the number, the last of them on its line.
_SIGNERS = Table(
    "signers",
    (
        (
            (_line("FileNumberBeside", "{{ file_number }}"),),
            tuple(
                line
                for line in _each(
                    "line",
                    "signer_lines",
                    *_either(
                        ("loop.first", _line("SignersFirst", "{{ line.label }}", _SIGNER)),
                        ("", _line("SignersNext", "{{ line.label }}", _SIGNER)),
                    ),
                )
                if isinstance(line, Line)
            ),
        ),
    ),
)

# A red heading keeps the line of the number and its rule while the number is not yet given: it is written in later.
# Without a red heading there is no rule, and the number opens the document.
_NUMBER: tuple[Place, ...] = (
    _tag("if mark and not upward"),
    _line("FileNumber", "{{ file_number }}"),
    _tag("elif mark and signer_lines|length == 1"),
    *_each("line", "signer_lines", _line("FileNumberUpward", "　{{ file_number }}\t{{ line.label }}", _SIGNER)),
    _tag("elif mark"),
    _SIGNERS,
    _tag("else"),
    *_where("file_number", _line("FileNumberPlain", "{{ file_number }}")),
    *_each("line", "signer_lines", _line("SignersPlain", "{{ line.label }}", _SIGNER)),
    _tag("endif"),
)

# 7.3.1: two lines below the red rule; at the very top of a document that has nothing above its title.
_ABOVE_TITLE = "mark or file_number or upward or copy_number or secrecy or urgency"
_TITLE: tuple[Place, ...] = _each(
    "line",
    "title_lines",
    *_either(
        (_ABOVE_TITLE, _line("Title", "{{ line }}")),
        ("", _line("TitleTop", "{{ line }}")),
    ),
)


def _body(of: str, keep: str = "") -> tuple[Place, ...]:
    """The paragraphs of a text; the last keeps to what follows where `keep` holds (7.3.5.5: no page without text)."""
    headings = [
        (f"paragraph.style == 'heading_{level}'", _line(f"BodyHeading{level}", "{{ paragraph.heading }}"))
        for level in (1, 2, 3, 4)
    ]
    last = f"loop.last and {keep}"
    kept = [(f"{last} and {condition}", line) for condition, line in _texts("BodyTextLast")] if keep else []
    closing = [(last, _line("BodyTextLast", "{{ paragraph.text }}"))] if keep else []
    others = [("", _line("BodyText", "{{ paragraph.text }}"))]
    return _each("paragraph", of, *_either(*headings, *kept, *closing, *_texts("BodyText"), *others))


def _texts(style: str) -> list[tuple[str, Line]]:
    """Paragraphs that begin with their heading, at each level."""
    return [
        (
            f"paragraph.style == 'lead_{level}'",
            _line(style, (f"LeadHeading{level}", "{{ paragraph.heading }}"), "{{ paragraph.text }}"),
        )
        for level in (1, 2, 3, 4)
    ]


_ATTACHMENT_NOTES: tuple[Place, ...] = _each(
    "item",
    "attachment_notes",
    *_either(
        ("not item.number", _line("AttachmentNoteSingle", "{{ item.label }}{{ item.name }}")),
        ("loop.first", _line("AttachmentNoteFirst", "{{ item.label }}{{ item.number }}\t{{ item.name }}")),
        ("", _line("AttachmentNoteNext", "{{ item.label }}{{ item.number }}\t{{ item.name }}")),
    ),
)

_SIGN_OFF: tuple[Place, ...] = (
    *_each(
        "name",
        "sign",
        *_either(("sealed", _line("Sign", "{{ name }}")), ("", _line("SignUnsealed", "{{ name }}"))),
    ),
    *_either(
        ("date and not sign", _line("DateAlone", "{{ date }}")),
        ("date and sealed", _line("Date", "{{ date }}")),
        ("date", _line("DateUnsealed", "{{ date }}")),
    ),
    *_where("note", _line("Note", "{{ note }}")),
)

_ATTACHMENTS: tuple[Place, ...] = _each(
    "attachment",
    "attachments",
    _line("AttachmentMark", "{{ attachment.mark }}"),
    *_each("line", "attachment.title_lines", _line("AttachmentTitle", "{{ line }}")),
    *_body("attachment.body"),
)

# Only the printed pages tell whether the text ends on an odd one, so the document says where its imprint goes.
_IMPRINT_ANCHOR: tuple[Place, ...] = _either(
    ("imprint_on_next_page", _line("ImprintAnchorNext")), ("", _line("ImprintAnchor"))
)

# 7.4: only the rows the document has, and no rules without rows.
_COPIES: tuple[Row, ...] = (
    _row_tag("if copies_to"),
    ((_line("CopiesTo", "{{ copies_label }}{{ copies_to }}"),),),
    _row_tag("endif"),
)
_PRINTED: tuple[Row, ...] = (
    _row_tag("if printed_by"),
    ((_line("Printed", "{{ printed_by }}\t{{ printed_on }}"),),),
    _row_tag("endif"),
)
_IMPRINT: tuple[Place, ...] = _where(
    "copies_to or printed_by", Table("imprint", (*_COPIES, *_PRINTED)), *_IMPRINT_ANCHOR
)

REPORT: tuple[Place, ...] = (
    *_HEADING,
    *_NUMBER,
    *_TITLE,
    *_where("to", _line("MainRecipient", "{{ to }}")),
    *_body("body", keep="sign"),
    *_ATTACHMENT_NOTES,
    *_SIGN_OFF,
    *_ATTACHMENTS,
    *_IMPRINT,
)
"""A report from its heading to its imprint."""

# 10.1: the first element below the double rule has the file number on its line. The mark stands higher than text may,
# in a table that hangs on the paragraph below it; LibreOffice cuts off the left end of a rule right after that one.
_LETTER_HEADING: tuple[Place, ...] = (
    Table("letterhead", (((_line("Mark", "{{ mark }}"),),),)),
    _line("LetterAnchor"),
    _line("LetterAnchor"),
    _line("LetterRule"),
    *_either(
        ("copy_number", _line("LetterNumber", "{{ copy_number }}\t{{ file_number }}")),
        ("secrecy", _line("LetterNumber", ("HeadWords", "{{ secrecy }}"), "\t{{ file_number }}")),
        ("urgency", _line("LetterNumber", ("HeadWords", "{{ urgency }}"), "\t{{ file_number }}")),
        ("", _line("LetterNumber", "\t{{ file_number }}")),
    ),
    *_where("copy_number and secrecy", _line("HeadLine", "{{ secrecy }}")),
    *_where("urgency and (copy_number or secrecy)", _line("HeadLine", "{{ urgency }}")),
)

LETTER: tuple[Place, ...] = (
    *_LETTER_HEADING,
    *_TITLE,
    *_where("to", _line("MainRecipient", "{{ to }}")),
    *_body("body", keep="sign"),
    *_ATTACHMENT_NOTES,
    *_SIGN_OFF,
    *_ATTACHMENTS,
    *_where("copies_to", Table("copies", _COPIES), *_IMPRINT_ANCHOR),
)
"""A letter (信函): its second double rule stands in the footer of the first page."""

# 10.3: the number below the mark and, on the red rule, who issues the minutes and when.
_MINUTES_HEADING: tuple[Place, ...] = (
    *_HEADING,
    *_where("file_number", _line("MinutesNumber", "{{ file_number }}")),
    _tag("if sign"),
    *_each("name", "sign", _line("MinutesIssued", "　{{ name }}\t{{ date }}")),
    _tag("else"),
    _line("MinutesIssued", "\t{{ date }}"),
    _tag("endif"),
)

MINUTES: tuple[Place, ...] = (
    *_MINUTES_HEADING,
    *_TITLE,
    *_body("body"),
    *_ATTACHMENT_NOTES,
    *_each(
        "group",
        "attendance",
        *_either(
            ("loop.first", _line("AttendanceFirst", ("AttendanceLabel", "{{ group.label }}"), "\t{{ group.names }}")),
            ("", _line("AttendanceNext", ("AttendanceLabel", "{{ group.label }}"), "\t{{ group.names }}")),
        ),
    ),
    *_where("note", _line("Note", "{{ note }}")),
    *_ATTACHMENTS,
    *_IMPRINT,
)
"""Minutes (纪要): who was there stands below the text, and nobody signs."""
