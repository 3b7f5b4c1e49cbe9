"""A text in its envelope: the finished document in words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reportgen import figures, prose
from reportgen.compose.document import AttachmentPage, Attendance, Document, Fault, Paragraph
from reportgen.compose.writing import Writer
from reportgen.figures import Base
from reportgen.gbt9704 import marks, title
from reportgen.model.envelope import Attachment, Envelope
from reportgen.model.office import Office
from reportgen.passages import Path


class Sheet(NamedTuple):
    """A text under its title at `path`: the document's own, or one after it that is `listed` in 附件说明 or not."""

    path: Path
    listed: bool
    title_lines: tuple[str, ...]
    body: tuple[Paragraph, ...]


def writer_of(document: Envelope, known: Mapping[str, prose.Known]) -> Writer:
    """A writer that numbers as `document` says."""
    levels = {str(level): numbering for level, numbering in document.numbering.items()}
    return Writer(known, levels, apart=document.point_paragraphs)


def names_known(stated: Envelope, office: Office, base: Base) -> dict[str, prose.Known]:
    """What the prose may name: the office, its departments, and the statistics."""
    found: dict[str, prose.Known] = {**figures.figures(stated.statistics, base)}
    found.setdefault("office", office.name)
    return found | {f"departments.{role}": name for role, name in office.departments.items()}


def organs_of(document: Envelope, office: Office) -> list[str]:
    """The names that stay whole when a title is broken into lines."""
    return [office.name, office.superior or "", *document.sign, *(name.rstrip("：:") for name in document.to)]


def enclosed(
    writer: Writer,
    document: Envelope,
    office: Office,
    text: Sheet,
    issued: Sequence[Sheet] = (),
) -> Document:
    """The document in words: its `text`, then what is `issued` with it, in the envelope; faults are in the result."""
    line = writer.line
    sheets = [*issued, *_sheets(writer, document.attachments, organs_of(document, office))]
    date = marks.date_text(document.date) if document.date else ""
    printed_on = document.printed_on or document.date
    to = line("，".join(document.to), ("to",))
    copies = line("，".join(document.copies_to), ("copies_to",))
    note = "；".join(_unbracketed(line(remark, ("note",))) for remark in document.remarks())
    printed_by = line(document.printed_by, ("printed_by",))
    return Document(
        path=text.path,
        name="".join(text.title_lines),
        form="letter" if document.kind == "letter" else "minutes" if document.kind == "minutes" else "",
        copy_number=document.copy_number or "",
        secrecy=document.secrecy or "",
        urgency=document.urgency or "",
        mark=line(document.mark, ("mark",)),
        file_number=file_number(document, office, writer.faults),
        signer_lines=tuple(_signers([line(name, ("signers",)) for name in document.signers])),
        title_lines=text.title_lines,
        to=f"{to.rstrip('：:')}：" if to else "",
        body=text.body,
        attachment_notes=tuple(_notes(["".join(sheet.title_lines) for sheet in sheets if sheet.listed])),
        attendance=tuple(_attendance(writer, document)),
        sign=tuple(line(name, ("sign",)) for name in document.sign),
        sealed=document.sealed,
        date=date,
        note=f"（{note}）" if note else "",
        attachments=tuple(_pages(sheets)),
        copies_to=f"{copies.removeprefix('抄送：').rstrip('。')}。" if copies else "",
        printed_by=printed_by,
        printed_on=f"{marks.date_text(printed_on)}印发" if printed_by and printed_on else "",
        imprint_on_next_page=document.imprint_page == "next",
        used=frozenset(writer.used),
        faults=tuple(writer.faults),
    )


def broken_title(writer: Writer, stated: Sequence[str], path: Path, organs: Sequence[str]) -> tuple[str, ...]:
    lines = [writer.line(line, path) for line in stated]
    if len(lines) > 1:
        return tuple(lines)
    return tuple(title.break_title(lines[0], filter(None, organs))) if lines else ()


def file_number(document: Envelope, office: Office, faults: list[Fault]) -> str:
    """江应急〔2025〕3号 from the office's code, the year of the date and the number; or as written.

    A letter has 函 in its code, and minutes are numbered 第5期. Why there is none is added to `faults`.
    """
    number = document.number
    if not number or not number.isdecimal():
        return number or ""
    if document.kind == "minutes":
        return f"第{number}期"
    if not office.file_code:
        message = "写了发文序号，但机关没有发文代字"
        faults.append(
            Fault(("number",), 0, "no-file-code", message, "在 office.yaml 里补上 file_code，或在这里写全发文字号")
        )
    if not document.date:
        message = "写了发文序号，但没有成文日期，定不出年份"
        faults.append(Fault(("number",), 0, "no-date", message, "补上 date，或在这里写全发文字号"))
        return ""
    if not office.file_code:
        return ""
    try:
        code = f"{office.file_code.removesuffix('函')}函" if document.kind == "letter" else office.file_code
        return marks.file_number(code, document.date.year, int(number))
    except ValueError as error:
        remedy = "改正 date 的年份，或 office.yaml 里的 file_code（发文代字）"
        faults.append(Fault(("number",), 0, "bad-file-number", str(error), remedy))
        return ""


def _signers(names: list[str]) -> Iterator[tuple[str, str]]:
    """Two names a line, the label before the first (GB/T 9704-2012, 7.2.6)."""
    for start in range(0, len(names), 2):
        yield "签发人：" if start == 0 else "", "　".join(names[start : start + 2])


def _unbracketed(note: str) -> str:
    """A note without its brackets, which 7.3.6 puts around the whole."""
    for opening, closing in ("（）", "()"):
        if note.startswith(opening) and note.endswith(closing):
            note = note[1:-1]
    return note


def _attendance(writer: Writer, document: Envelope) -> Iterator[Attendance]:
    """出席：沈维桢、何承安 and so on (10.3); names that have a 、 in them are parted by ，."""
    groups = [(key, names) for key, names in document.attending() if names]
    if not groups:
        return
    from reportgen.gbt9704.special import ATTENDANCE

    for key, stated in groups:
        names = [writer.line(name, (key,)) for name in stated]
        between = "，" if any("、" in name for name in names) else "、"
        yield Attendance(key, f"{ATTENDANCE[key]}：", between.join(names))


def _notes(names: list[str]) -> Iterator[tuple[str, str, str]]:
    """附件：name, or 附件：1.name, 2.name … (7.3.4)."""
    for number, name in enumerate(names, 1):
        yield "附件：" if number == 1 else "", f"{number}." if len(names) > 1 else "", name


def _sheets(writer: Writer, stated: Mapping[str, Attachment], organs: Sequence[str]) -> Iterator[Sheet]:
    for name, attachment in stated.items():
        path = ("attachments", name)
        lines = broken_title(writer, attachment.title, (*path, "title"), organs)
        if attachment.text or attachment.points:
            writer.entry(path, attachment, "", 1, run_in=False)
        writer.below(path, attachment, 1)
        yield Sheet((*path, "title"), attachment.listed, lines, writer.taken())


def _pages(sheets: Sequence[Sheet]) -> Iterator[AttachmentPage]:
    """The sheets that have a text, those that are listed under 附件 or 附件1, 附件2 …"""
    listed = sum(sheet.listed for sheet in sheets)
    number = 0
    for sheet in sheets:
        number += sheet.listed
        mark = f"附件{number}" if listed > 1 else "附件"
        if sheet.body:
            yield AttachmentPage(sheet.path, mark if sheet.listed else "", sheet.title_lines, sheet.body)
