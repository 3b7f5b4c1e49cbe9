"""Work points in words: the notice, and the text it issues."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reportgen import prose
from reportgen.compose.document import Document, Fault
from reportgen.compose.envelope import Sheet, broken_title, enclosed, names_known, organs_of, writer_of
from reportgen.compose.responsibility import clause, unknown_units
from reportgen.figures import Base, Figure
from reportgen.model.entry import Entry, Numbering
from reportgen.model.office import Office
from reportgen.model.work_points import WorkPoints
from reportgen.passages import Path


def work_points(stated: WorkPoints, office: Office, base: Base, roles: Collection[str]) -> Document:
    """The points alone, or the notice with the points after it."""
    writer = writer_of(stated, known_to(stated, office, base))
    organs = organs_of(stated, office)

    def responsibility(path: Path, entry: Entry) -> str:
        writer.faults += unknown_units(path, entry, office, roles)
        return clause(entry, office)

    writer.clause = responsibility
    writer.faults += _repeated_names(stated)
    title_lines = broken_title(writer, stated.title, ("title",), organs)
    writer.paragraphs(stated.opening, ("opening",))
    writer.entries(stated.placed(), 1, Numbering())
    writer.paragraphs(stated.closing, ("closing",))
    points = writer.taken()
    notice = stated.notice
    if notice is None:
        return enclosed(writer, stated, office, Sheet(("title",), listed=False, title_lines=title_lines, body=points))
    name = "".join(title_lines)
    notice_title = notice.title or (f"关于印发{name}的通知",)
    lines = broken_title(writer, notice_title, ("notice", "title"), organs)
    text = notice.text or f"现将《{name}》印发给你们，请结合实际，认真贯彻落实。"
    writer.paragraphs(text, ("notice", "text"))
    issued = Sheet(("title",), stated.issued_as == "attachment", title_lines, points)
    sheet = Sheet(("notice", "title"), listed=False, title_lines=lines, body=writer.taken())
    return enclosed(writer, stated, office, sheet, [issued])


def known_to(stated: WorkPoints, office: Office, base: Base) -> dict[str, prose.Known]:
    """What the prose of work points may name: what that of any document may, and the targets."""
    return names_known(stated, office, base) | dict(_targets(stated))


def _targets(stated: WorkPoints) -> Iterator[tuple[str, prose.Known]]:
    """Every target as a figure, by its name."""
    for _, name, target in stated.aims():
        yield name, Figure(name, target.what, target.number, target.unit, target.bound, None)


def _repeated_names(stated: WorkPoints) -> Iterator[Fault]:
    """A fault for each target whose name another target or a statistic has."""
    taken = set(stated.statistics) | {"office"}
    for path, name, _ in stated.aims():
        if name in taken:
            message = f"“{name}”已是另一个指标或统计数的名称"
            yield Fault((*path, "targets", name), 0, "repeated-name", message, "换一个名称，全文不重复")
        taken.add(name)
