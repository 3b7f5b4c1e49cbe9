"""Tells from the printed pages whether the imprint stands on an even one, the back of the last sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportgen import pages
from reportgen.problems import Location, OutputError, Problem

_WORDS = 6  # of a line of the imprint, which tell it from the text


class Ending(NamedTuple):
    """The number of the page with the imprint, and whether text stands above it; page 0 where that is not known."""

    page: int
    has_text: bool = False
    problems: tuple[Problem, ...] = ()
    """Why it is not known."""

    @property
    def wants_next_page(self) -> bool:
        """Whether the imprint would stand on an even page if it began a new one."""
        return self.page % 2 == 1 and self.has_text


def ending(paper: bytes, imprint: Sequence[str], shown: str) -> Ending:
    """How a PDF with these lines of imprint ends."""
    try:
        last = pages.read(paper)[-1]
    except OutputError as missing:
        remedy = f"{missing.problems[0].remedy}；或在 YAML 里写 imprint_page"
        problem = Problem(Location(shown), "no-pages", "没有量版记排在第几面：没有装读 PDF 的部分", remedy, "warning")
        return Ending(0, problems=(problem,) if imprint else ())
    firsts = tuple("".join(line.split())[:_WORDS] for line in imprint)
    lines = [(line.top, "".join(line.text.split())) for line in last.lines]
    begins = [top for top, text in lines if text.startswith(firsts)]
    if not begins:
        return Ending(0)
    return Ending(last.number, any(text and top < min(begins) - 1 for top, text in lines))


def misplaced(found: Ending, stated: str | None, shown: str) -> tuple[Problem, ...]:
    """What is wrong with an imprint on an odd page, unless it was `stated` to stand with the text."""
    if found.page % 2 == 0 or stated == "same":
        return () if stated else found.problems
    if found.has_text:
        remedy = "照标准模板，在模板的版记锚点处加上 imprint_on_next_page 的判断；或写 imprint_page: same"
    elif stated == "next":
        remedy = "删去 imprint_page: next，版记与正文同面"
    else:
        before = found.page - 1
        remedy = f"删去几行正文，版记就能排在第 {before} 面；或加几行，让正文延到第 {found.page} 面，版记排在它的背面"
    message = f"版记在第 {found.page} 面；双面印刷时应当在双页（偶数页）上"
    return (Problem(Location(shown), "imprint-on-odd-page", message, remedy, "warning"),)
