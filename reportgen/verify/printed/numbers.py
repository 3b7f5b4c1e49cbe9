"""The page numbers that are printed."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportgen.pages.paper import Line
from reportgen.verify.paper import BOTTOM, Paper

_NUMBER = re.compile(r"[—―－–─\-]*第?([0-9]+)(?:页)?[—―－–─\-]*")


class Number(NamedTuple):
    """A page number on an upright page."""

    page: int
    number: int
    line: Line


def numbers(paper: Paper) -> list[Number]:
    """The number of each page that has one below the type area."""
    found = []
    for page in paper.pages:
        for line in page.lines:
            says = _NUMBER.fullmatch(line.text)
            if says and line.baseline > BOTTOM + 1 and paper.is_upright(page.number) and len(says[1]) < 5:
                found.append(Number(page.number, int(says[1]), line))
                break
    return found
