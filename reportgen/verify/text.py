"""What a .docx says, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen import package
from reportgen.verify import content
from reportgen.verify.whole import whole


def paragraphs(parts: Mapping[str, bytes]) -> list[str]:
    r"""The text of each paragraph in order, those of tables and text boxes included; "" for an empty one.

    Tabs are "\t" and line breaks "\n". Deleted text and field codes are left out, inserted text and results are in.
    """
    return [paragraph.text for paragraph in whole(parts[content.main_part(parts)]).paragraphs]


def paragraphs_before(parts: Mapping[str, bytes]) -> list[str]:
    """The paragraphs as they were before the tracked changes: what rejecting all of them brings back."""
    root = package.xml(parts[content.main_part(parts)])
    return [paragraph.text for paragraph in content.paragraphs(root, before=True)]
