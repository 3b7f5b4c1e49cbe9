"""The kinds of document, each with its model."""

from __future__ import annotations

from reportgen.model.envelope import Envelope

KINDS = ("report", "work-points")


def model_of(kind: str) -> type[Envelope]:
    """The model of documents of this kind; that of a report for what is no kind, so that it is told."""
    if kind == "work-points":
        from reportgen.model.work_points import WorkPoints

        return WorkPoints
    from reportgen.model.report import Report

    return Report
