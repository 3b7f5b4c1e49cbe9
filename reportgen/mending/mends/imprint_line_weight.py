"""The lines of the imprint get their weights: thick above and below, thin between."""

from __future__ import annotations

from reportgen.mending.mends import imprint_line_missing

LEFT = imprint_line_missing.LEFT
mend = imprint_line_missing.mend
