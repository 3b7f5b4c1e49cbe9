"""Blank Word templates in the format of GB/T 9704-2012, tagged for docxtpl."""

from reportgen.stencil.word import letter_template, minutes_template, report_template

__all__ = ["letter_template", "minutes_template", "report_template", "template"]


def template(kind: str) -> bytes:
    """The blank template for documents of this kind: letters and minutes have their own, all others share one."""
    special = {"letter": letter_template, "minutes": minutes_template}
    return special.get(kind, report_template)()
