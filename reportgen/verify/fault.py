"""What a rule finds: where in the document, what is wrong, what to change in the Word template."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reportgen.verify.shapes import Paragraph

if TYPE_CHECKING:
    from reportgen.pages.paper import Area

Key = TypeVar("Key", bound=Hashable)


class Fault(NamedTuple):
    """One fault; without a paragraph it is the whole document's or a page's."""

    paragraph: Paragraph | None
    message: str
    remedy: str
    area: Area | None = None  # on paper
    clause: str = ""  # where it is another than the rule's


def gathered(found: Iterable[tuple[Key, Paragraph]]) -> list[tuple[Key, Paragraph, str]]:
    """What is wrong in one way, once: the way, the first paragraph, and 等3段 when there are more."""
    groups: dict[Key, dict[int, Paragraph]] = {}
    for key, paragraph in found:
        groups.setdefault(key, {}).setdefault(id(paragraph), paragraph)
    return [
        (key, next(iter(paragraphs.values())), f"等{len(paragraphs)}段" if len(paragraphs) > 1 else "")
        for key, paragraphs in groups.items()
    ]
