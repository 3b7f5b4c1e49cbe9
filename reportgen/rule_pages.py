"""The manual page of each rule, from its docstring."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import NamedTuple

from reportgen import checks, verify


class Page(NamedTuple):
    """What a rule finds, how much it weighs, and examples."""

    rule: str
    weight: str
    """错误 stops the build, 提示 does not, 错误或提示 depends on the case; 备查 is no fault."""
    what: str
    rest: str

    def __str__(self) -> str:
        return f"{self.rule}（{self.weight}）\n{self.what}\n\n{self.rest}"


def pages() -> dict[str, Page]:
    """The pages of the rules on data and text, then of those on the format, each by its id."""
    groups = ((checks.RULES, "错误"), (checks.INFORMATION, "备查"), (verify.RULES, "提示"))
    return {page.rule: page for rules, weight in groups for page in _pages(rules, weight)}


def _pages(rules: tuple[ModuleType, ...], otherwise: str) -> Iterator[Page]:
    for rule in rules:
        what, _, rest = (rule.__doc__ or "").strip().partition("\n\n")
        stated = next((word for word in ("错误或提示", "提示") if what.startswith(f"{word}：")), "")
        yield Page(rule.ID, stated or otherwise, what.removeprefix(f"{stated}："), rest)
