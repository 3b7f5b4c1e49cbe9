"""Remembers, beside each document, the text above that it was decided against, and writes a new decision back."""

import json
from pathlib import Path
from typing import NamedTuple

from reportgen import source
from reportgen.inherit import Plain, Resolved
from reportgen.load import Loaded
from reportgen.overrides import Override, Stale, decided_against, overrides, problem, stale
from reportgen.problems import Location, OutputError, Problem, ReportgenError
from reportgen.source import cutting
from reportgen.workspace import ABOVE, Workspace, is_file

_NOTE = "由 reportgen 记录：本机关改动或删去某处时，上级那一处的文字。不要手工改；上级改了文字，运行 reportgen sync"


class Decided(NamedTuple):
    """What an office decided for one document, and what of it the office above has changed since."""

    file: Path
    """The record beside the document."""
    recorded: dict[str, Plain]
    found: list[Override]
    stale: list[Stale]


def remembered(workspace: Workspace, loaded: Loaded, year: str, name: str) -> tuple[Problem, ...]:
    """Record what is not recorded yet; a warning for each override whose text above is another now."""
    office = loaded.chain[0]
    try:
        decided = read(workspace, loaded, year, name)
        _write(workspace, decided, {})
    except ReportgenError as error:
        return tuple(fault._replace(severity="warning") for fault in error.problems)
    command = f"reportgen sync {year} {name} --office {office}"
    return tuple(problem(one, command) for one in decided.stale)


def read(workspace: Workspace, loaded: Loaded, year: str, name: str) -> Decided:
    """What is decided; raises OutputError where the record cannot be read."""
    file = workspace.document_file(loaded.chain[0], year, name).with_suffix(ABOVE)
    above = loaded.above()
    found = overrides(above, loaded.layers[0].root) if above else []
    recorded = _recorded(workspace, file)
    return Decided(file, recorded, found, stale(found, recorded))


def keep(workspace: Workspace, decided: Decided, one: Stale) -> Decided:
    """The office keeps its own; it stands against the text above as that is now."""
    return _write(workspace, decided, {one.override.name: one.override.above})


def take(workspace: Workspace, decided: Decided, one: Stale) -> Decided:
    """The office gives up its own: the value goes from its file, and nothing else; raises OutputError if it cannot."""
    path, place = one.override.path, one.override.own.at
    file = workspace.root / place.file
    data = workspace.read(file)
    wanted = _without(Resolved(source.read(data, place.file).root).values(), path)
    try:
        changed = cutting.without(data.decode("utf-8"), path).encode()
        done = Resolved(source.read(changed, place.file).root).values() == wanted
    except (KeyError, ReportgenError):
        done = False
    if not done:
        message = f"“{one.override.name}”与别的内容写在一起，没有替您删去；文件没有动"
        raise OutputError([Problem(place, "cannot-take", message, "打开文件，手工删去这一处，再运行一次")])
    workspace.replace(file, changed)
    left = decided._replace(found=[override for override in decided.found if override is not one.override])
    return _write(workspace, left, {})


def _recorded(workspace: Workspace, file: Path) -> dict[str, Plain]:
    if not is_file(file):
        return {}
    try:
        above = json.loads(workspace.read(file).decode("utf-8"))["above"]
        return dict(above)
    except (ValueError, KeyError, TypeError):
        message = "记录读不出来，不知道上级改过哪些文字"
        remedy = "找回原来的文件；找不回就删去它，从现在的文字记起"
        raise OutputError([Problem(Location(workspace.shown(file)), "bad-record", message, remedy)]) from None


def _write(workspace: Workspace, decided: Decided, settled: dict[str, Plain]) -> Decided:
    """Write the record: what was recorded stays, what is new is decided against the text above as it is now."""
    known = decided.recorded | settled
    above = {override.name: decided_against(override, known) for override in decided.found}
    if above != decided.recorded:
        data = json.dumps({"note": _NOTE, "above": above}, ensure_ascii=False, indent=1)
        workspace.replace(decided.file, f"{data}\n".encode())
    return decided._replace(recorded=above)


def _without(values: dict[str, Plain], path: tuple[str, ...]) -> dict[str, Plain]:
    """`values` without what stands at `path`, and without the mappings that would be left empty."""
    step, *rest = path
    child = values[step]
    if rest and isinstance(child, dict):
        inner = _without(child, tuple(rest))
        if inner:
            return {**values, step: inner}
    return {key: value for key, value in values.items() if key != step}
