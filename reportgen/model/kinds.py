"""The kinds of document, each with its model."""

from reportgen.model.envelope import Envelope

YEARLY = ("report", "work-points")
"""What an office writes anew every year."""
KINDS = (*YEARLY, "letter", "minutes", "request")


def meant(kind: str) -> str:
    """What kind was meant: the same; of what is none, the nearest, whose model tells it; or else a report."""
    if kind in KINDS:
        return kind
    from difflib import get_close_matches

    return next(iter(get_close_matches(kind, KINDS, 1)), "report")


def model_of(kind: str) -> type[Envelope]:
    """The model of documents of this kind."""
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
