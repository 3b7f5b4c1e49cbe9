"""The pages of Word files as LibreOffice lays them out, or why there are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen import pages, pdf
from reportgen.pages import Page
from reportgen.problems import OutputError
from reportgen.verify.verdict import Unsure


def rendered(files: Sequence[bytes]) -> Iterator[tuple[Page, ...] | Unsure]:
    """The pages of each .docx, in order and as soon as they are made; LibreOffice starts once for all."""
    lacking = _lacking()
    yield from [lacking] * len(files) if lacking else map(_pages, pdf.converted(files))


def read(made: bytes) -> tuple[Page, ...] | Unsure:
    """The pages of a PDF that was made for a file; raises pages.NotAPdf."""
    try:
        return pages.read(made)
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


def _pages(made: bytes | pdf.NotConverted) -> tuple[Page, ...] | Unsure:
    if isinstance(made, pdf.NotConverted):
        return Unsure(made.reason)
    try:
        return read(made)
    except pages.NotAPdf:
        return Unsure("LibreOffice 做的 PDF 读不出来")


def _without(error: OutputError) -> Unsure:
    problem = error.problems[0]
    return Unsure(f"{problem.message}；{problem.remedy}")
