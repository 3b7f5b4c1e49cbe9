"""The pages of Word files as LibreOffice lays them out, or why there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportgen import pages, pdf
from reportgen.pages import Page
from reportgen.problems import OutputError
from reportgen.verify.verdict import Unsure


class Printed(NamedTuple):
    """A file on paper: its PDF and what stands on its pages."""

    pdf: bytes
    pages: tuple[Page, ...]


def rendered(files: Sequence[bytes]) -> Iterator[Printed | Unsure]:
    """Each .docx on paper, in order and as soon as it is made; LibreOffice starts once for all."""
    lacking = _lacking()
    yield from [lacking] * len(files) if lacking else map(_printed, pdf.converted(files))


def read(made: bytes) -> Printed | Unsure:
    """The PDF that was made for a file; raises pages.NotAPdf."""
    try:
        return Printed(made, pages.read(made))
    except OutputError as error:
        return _without(error)


def _lacking() -> Unsure | None:
    """What is not installed that this needs."""
    if pdf.find_office() is None:
        return Unsure("没有装 LibreOffice，量不了版面；也可以用 --pdf 给出 PDF")
    try:
        pages.check()
    except OutputError as error:
        return _without(error)
    return None


def _printed(made: bytes | pdf.NotConverted) -> Printed | Unsure:
    if isinstance(made, pdf.NotConverted):
        return Unsure(made.reason)
    try:
        return read(made)
    except pages.NotAPdf:
        return Unsure("LibreOffice 做的 PDF 读不出来")


def _without(error: OutputError) -> Unsure:
    problem = error.problems[0]
    return Unsure(f"{problem.message}；{problem.remedy}")
