"""Elements of WordprocessingML as text."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str, /, *children: str, **attributes: object) -> str:
    """One element: `w("jc", val="both")` is `<w:jc w:val="both"/>`; children come as text that is XML already."""
    written = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items())
    inside = "".join(children)
    return f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>"
