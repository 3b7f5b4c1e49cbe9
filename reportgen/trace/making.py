"""Makes the tables of what became of plans, work points and shortfalls."""

from __future__ import annotations

from typing import TypeAlias

from reportgen.around import Surroundings
from reportgen.build import Composed, Task
from reportgen.load import Loader
from reportgen.tables import making
from reportgen.trace import Trace, traced
from reportgen.trace.layout import laid_out

Made: TypeAlias = making.Made[Trace]


def make(loader: Loader, task: Task, *, force: bool) -> Made:
    """Make the tables of one report."""
    return making.make(loader, task, lambda ready: _traced(loader, task, ready), laid_out, force=force)


def _traced(loader: Loader, task: Task, ready: Composed) -> Trace:
    around = Surroundings(loader)
    report = around.other(*task)
    assert report is not None  # it has just been composed
    before = around.other(task.office, f"{int(task.year) - 1:04}", task.document)
    return traced(report, before, around.other(task.office, task.year, "work-points"), ready.loaded.office.name)
