"""The marks after the names of attachments go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.paper import Paper

RULES = ("attachment-note-punctuation",)


def mend(paper: Paper) -> None:
    """Change it."""
    for item in reversed(paper.document.note):
        end = item.paragraph.text.rfind(item.name) + len(item.name)
        name = item.name.rstrip("。；;，,.、：:")
        if name and name != item.name:
            replace(paper, item.paragraph, end - len(item.name) + len(name), end, "")
