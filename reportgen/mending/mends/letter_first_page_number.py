"""The first page of a letter has a footer of its own, without a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending import wml

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench

LEFT = "首页的页脚里有页码"


def mend(bench: Bench) -> None:
    """Change it."""
    for _, element in bench.sections[:1]:
        wml.state(element, "titlePg")
