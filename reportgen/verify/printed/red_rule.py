"""Why the red rule cannot be measured."""

from __future__ import annotations

from reportgen.verify.paper import Paper
from reportgen.verify.verdict import Absent, Unsure


def unmeasured(paper: Paper) -> Unsure | Absent:
    """What is missing on the pages, where the red rule or the file number above it is."""
    number = paper.document.file_number
    if number is None:
        return Absent("没有发文字号")
    if paper.spot(number) is None:
        return Unsure("在版面上没有认出发文字号")
    return Unsure("在版面上没有认出红色分隔线，或它是画的图形，各种软件放的位置不同")
