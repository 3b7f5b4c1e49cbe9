"""The properties of a file: title, author and date."""

from __future__ import annotations

from datetime import date

from reportgen.render.compiled import escaped

_LONGEST = 255  # characters Word keeps of a property


def core_properties(title: str, author: str, day: date) -> bytes:
    """docProps/core.xml."""
    moment = f"{day.isoformat()}T00:00:00Z"
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{escaped(title[:_LONGEST])}</dc:title><dc:creator>{escaped(author[:_LONGEST])}</dc:creator>\
<cp:lastModifiedBy>{escaped(author[:_LONGEST])}</cp:lastModifiedBy><cp:revision>1</cp:revision>\
<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>""".encode()
