"""The manual page of each rule, from its docstring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from types import ModuleType
from typing import NamedTuple

from reportgen import checks, verify


class Page(NamedTuple):
    """What a rule finds, how much it weighs, and examples."""

    rule: str
    weight: str
    """错误 stops the build, 提示 does not, 错误或提示 depends on the case; 备查 is no fault.

    What only `verify` asks is 规定, 一般 or 惯例.
    """
    what: str
    rest: str

    def __str__(self) -> str:
        return f"{self.rule}（{self.weight}）\n{self.what}\n\n{self.rest}"


def pages() -> dict[str, Page]:
    """The pages of all rules, each by its id, in the order of their groups."""
    return {page.rule: page for page in chain.from_iterable(groups().values())}


def groups() -> dict[str, tuple[Page, ...]]:
    """The pages by what their rules are on: those that `check` and `build` ask, then those that only `verify` asks."""
    from reportgen.verify import printed, rules

    return {
        **groups_of_build(),
        "页面、标点和数字": tuple(_pages(rules.OF_TEXT)),
        **{name: tuple(_pages(found)) for name, found in (rules.OF_ELEMENTS | rules.OF_FORMATS).items()},
        "印出来的版面": tuple(_pages((*printed.OF_TEXT, *printed.OF_ELEMENTS))),
    }


def groups_of_build() -> dict[str, tuple[Page, ...]]:
    """The first of the groups, without loading the many rules of `verify`."""
    return {
        "数据和文字": (*_pages(checks.RULES, "错误"), *_pages(checks.INFORMATION, "备查")),
        "版式": tuple(_pages(verify.RULES, "提示")),
    }


def _pages(modules: Iterable[ModuleType], weight: str = "") -> Iterator[Page]:
    for rule in modules:
        what, _, rest = (rule.__doc__ or "").strip().partition("\n\n")
        stated = next((word for word in ("错误或提示", "提示") if what.startswith(f"{word}：")), "")
        yield Page(rule.ID, stated or weight or rule.STRENGTH, what.removeprefix(f"{stated}："), rest)
