"""Fills a Word template with a document's words; the only user of docxtpl."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportgen.render import cache, fit
from reportgen.render.compiled import Compiled
from reportgen.render.properties import core_properties

CORE = "docProps/core.xml"


def prepared(template: bytes, file: str, names: Mapping[str, Any]) -> Compiled:
    """`template` ready to be filled, examined and compiled once and then remembered; raises TemplateError."""
    key = cache.key(template, names)
    found = cache.read(key)
    if found is None:
        from reportgen.render.compiling import compiled

        found = compiled(template, file, names)
        cache.write(key, found)
    return found


def fill(template: Compiled, context: Mapping[str, Any], author: str, day: date) -> dict[str, bytes]:
    """The parts of the finished document; `author` and `day` become its properties, so nothing depends on the clock."""
    parts = template.filled({**context, "fit": fit.values(context, fit.MarkFace(*template.mark))})
    return parts | {CORE: core_properties("".join(context["title_lines"]), author, day)}
