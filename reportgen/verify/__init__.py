"""Reads any .docx into plain facts, and rules on them by GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.problems import Location, Problem
from reportgen.verify import (
    body_face,
    characters_per_line,
    date_form,
    facts,
    file_number_form,
    heading_faces,
    imprint_last,
    line_pitch,
    mark_red_and_centred,
    page_numbers,
    page_size,
    text_area,
    text_black,
)
from reportgen.verify.shapes import Paragraph

RULES = (
    page_size,
    text_area,
    body_face,
    line_pitch,
    characters_per_line,
    text_black,
    mark_red_and_centred,
    file_number_form,
    heading_faces,
    date_form,
    imprint_last,
    page_numbers,
)


def format_problems(parts: Mapping[str, bytes], file: str) -> list[Problem]:
    """Where the document departs from the standard, in the order of the rules."""
    found = facts.read(parts)
    return [
        Problem(
            Location(file, 0, _place(fault.paragraph)),
            rule.ID,
            fault.message,
            f"{fault.remedy}（在模板里改）",
            "warning",
        )
        for rule in RULES
        for fault in rule.check(found)
    ]


def _place(paragraph: Paragraph | None) -> str:
    return f"第{paragraph.number}段“{paragraph.excerpt()}”" if paragraph else ""
