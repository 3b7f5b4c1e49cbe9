"""The pages of a PDF: where every character and every drawn rule stands, and how a page looks."""

from reportgen.pages.paper import Area, Glyph, Line, Page, Stroke
from reportgen.pages.reading import NotAPdf, check, pictures, read

__all__ = ["Area", "Glyph", "Line", "NotAPdf", "Page", "Stroke", "check", "pictures", "read"]
