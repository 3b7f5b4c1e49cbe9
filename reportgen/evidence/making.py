"""Makes the evidence of a document: composed, every number traced, written as Word and as a spreadsheet."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from reportgen import compose
from reportgen.around import Surroundings
from reportgen.build import Composed, Task, template_of
from reportgen.evidence import Evidence, numbered, rows_of, rows_of_template
from reportgen.evidence.layout import laid_out
from reportgen.evidence.origins import Origins
from reportgen.load import Loader
from reportgen.passages import Locate
from reportgen.problems import Location
from reportgen.tables import making

Made: TypeAlias = making.Made[Evidence]


def make(loader: Loader, task: Task, *, force: bool) -> Made:
    """Make the evidence of one document."""
    return making.make(loader, task, lambda ready: evidence_of(loader, task, ready), laid_out, force=force)


def evidence_of(loader: Loader, task: Task, ready: Composed) -> Evidence:
    """Every number of a document that was composed."""
    loaded, document = ready.loaded, ready.document
    known = compose.known(loaded.document, loaded.office, loaded.base)
    locate = loaded.resolved.locate
    origins = Origins(loaded.document, known, locate, _last_year(loader, task))
    template, name = template_of(loader, ready)
    fixed = {words.strip(): Location(name) for words in sorted(template.fixed_words)}
    rows = [*rows_of(document.printed(), origins, locate), *rows_of_template(fixed)]
    day = loaded.document.date or date(2000, 1, 1)
    return Evidence(document.name, loaded.file, loaded.office.name, day, numbered(rows))


def _last_year(loader: Loader, task: Task) -> Locate:
    """Where last year's values were written."""
    before = f"{int(task.year) - 1:04}"
    other = Surroundings(loader).other(task.office, before, task.document)
    if other:
        return other.locate
    file = loader.workspace.document_file(task.office, before, task.document)
    return lambda _path, _line: Location(loader.workspace.shown(file))
