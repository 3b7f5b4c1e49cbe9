"""The marks after the names of attachments go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.mending.words import replace

if TYPE_CHECKING:
    from reportgen.mending.bench import Bench


def mend(bench: Bench) -> None:
    """Change it."""
    for item in reversed(bench.document.note):
        end = item.paragraph.text.rfind(item.name) + len(item.name)
        name = item.name.rstrip("。；;，,.、：:")
        if name and name != item.name:
            replace(bench, item.paragraph, end - len(item.name) + len(name), end, "")
