"""A document of the model as words in order: what a template prints, and what must be read back from it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from reportgen.compose.document import NAMES, AttachmentPage, Document, Fault, Paragraph
from reportgen.compose.envelope import Sheet, broken_title, enclosed, file_number, names_known, organs_of, writer_of
from reportgen.figures import Base
from reportgen.model.entry import Numbering
from reportgen.model.envelope import Envelope
from reportgen.model.office import Office
from reportgen.model.report import Report
from reportgen.prose import Known

if TYPE_CHECKING:
    from reportgen.model.chaptered import Chaptered

__all__ = ["NAMES", "AttachmentPage", "Document", "Fault", "Paragraph", "document", "file_number", "known", "report"]


def document(stated: Envelope, office: Office, base: Base, roles: Collection[str] = ()) -> Document:
    """The document of `office` in words; faults of the prose are in the result's `faults`.

    `base` has last year's values; `roles` the departments of the offices above, which this one may lack.
    """
    if isinstance(stated, Report):
        return report(stated, office, base)
    if stated.kind == "work-points":
        from reportgen.compose.points import work_points
        from reportgen.model.work_points import WorkPoints

        assert isinstance(stated, WorkPoints)
        return work_points(stated, office, base, roles)
    from reportgen.model.chaptered import Chaptered

    assert isinstance(stated, Chaptered)
    return report(stated, office, base)


def known(stated: Envelope, office: Office, base: Base) -> dict[str, Known]:
    """What the prose of a document may name."""
    from reportgen.compose.points import known_to
    from reportgen.model.work_points import WorkPoints

    return known_to(stated, office, base) if isinstance(stated, WorkPoints) else names_known(stated, office, base)


def report(stated: Report | Chaptered, office: Office, base: Base) -> Document:
    """A report, or another document of chapters, in words."""
    writer = writer_of(stated, names_known(stated, office, base))
    title_lines = broken_title(writer, stated.title, ("title",), organs_of(stated, office))
    writer.paragraphs(stated.opening, ("opening",))
    writer.entries(stated.placed(), 1, Numbering())
    writer.paragraphs(stated.closing, ("closing",))
    return enclosed(
        writer, stated, office, Sheet(("title",), listed=False, title_lines=title_lines, body=writer.taken())
    )
