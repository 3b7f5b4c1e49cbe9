"""Makes the table of tasks of work points."""

from __future__ import annotations

from typing import TypeAlias

from reportgen.breakdown import Breakdown, broken_down
from reportgen.breakdown.layout import laid_out
from reportgen.build import Composed, Task
from reportgen.checks import unused_target
from reportgen.load import Loader
from reportgen.model.work_points import WorkPoints
from reportgen.tables import making

Made: TypeAlias = making.Made[Breakdown]


def make(loader: Loader, task: Task, *, force: bool) -> Made:
    """Make the table of one document.

    That the text uses a target nowhere is no warning here: the table prints it.
    """
    return making.make(loader, task, _broken_down, laid_out, force=force, passed_over=unused_target.ID)


def _broken_down(ready: Composed) -> Breakdown:
    loaded = ready.loaded
    assert isinstance(loaded.document, WorkPoints)
    return broken_down(loaded.document, loaded.office, loaded.base)
