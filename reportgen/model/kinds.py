"""The kinds of document, each with its model."""

from __future__ import annotations

from reportgen.model.envelope import Envelope

KINDS = ("report", "work-points", "letter", "minutes", "request")


def model_of(kind: str) -> type[Envelope]:
    """The model of documents of this kind; that of a report for what is no kind, so that it is told."""
    match kind:
        case "work-points":
            from reportgen.model.work_points import WorkPoints

            return WorkPoints
        case "letter":
            from reportgen.model.letter import Letter

            return Letter
        case "minutes":
            from reportgen.model.minutes import Minutes

            return Minutes
        case "request":
            from reportgen.model.request import Request

            return Request
    from reportgen.model.report import Report

    return Report
