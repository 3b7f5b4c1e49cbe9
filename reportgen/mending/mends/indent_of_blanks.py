"""Paragraphs that begin with typed blanks begin two characters in, by their format."""

from __future__ import annotations

from reportgen.mending.mends import paragraph_indent

mend = paragraph_indent.mend
