"""Drafts a document for an office: reads last year's, writes the proposal, or offers what an existing file lacks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

from reportgen import source
from reportgen.build import Task
from reportgen.draft import points, report
from reportgen.draft.forgetting import GAP
from reportgen.draft.proposal import Proposal, Values, Year
from reportgen.inherit import Plain, Resolved
from reportgen.layering import entries_of
from reportgen.load import Loaded, Loader
from reportgen.model.kinds import YEARLY
from reportgen.model.report import Report
from reportgen.model.work_points import WorkPoints
from reportgen.problems import InputError, Location, Problem, ReportgenError
from reportgen.source.writing import Noted, Value, bare, written
from reportgen.workspace import choose, is_file


class Drafted(NamedTuple):
    """What came of a draft: the file and how many gaps it has, or the entries offered for one that was there."""

    task: Task
    problems: tuple[Problem, ...]
    exit_code: int
    seconds: float
    file: str = ""
    entries: int = 0
    gaps: int = 0
    placed: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    existed: bool = False
    offered: str = ""
    """YAML of the entries an existing file lacks."""


def drafts(loader: Loader, year: str, name: str, offices: list[str]) -> list[Task]:
    """A task for each office, those above before those below."""
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and int(year)):
        remedy = "写成四位数字，如 reportgen draft 2025"
        raise InputError([Problem(Location("inputs"), "no-such-year", f"“{year}”不是年份", remedy)])
    choose(name, list(YEARLY), "document", "inputs")
    return [Task(office, year, name) for office in sorted(offices, key=lambda one: (_depth(loader, one), one))]


def draft(loader: Loader, task: Task) -> Drafted:
    """Draft one document; a file that is there is never touched."""
    started = time.perf_counter()
    try:
        proposal = _proposal(loader, task)
        return _kept(loader, task, proposal, started)
    except ReportgenError as error:
        return Drafted(task, error.problems, error.exit_code, time.perf_counter() - started)


def _depth(loader: Loader, office: str) -> int:
    try:
        return len(loader.chain(office))
    except InputError:
        return 0  # its fault is told when its turn comes


def _proposal(loader: Loader, task: Task) -> Proposal:
    last = f"{int(task.year) - 1:04}"
    told = _last_report(loader, task.office, last)
    if task.document == "report":
        if told is None:
            raise _nothing(task, last, f"{last}/report.yaml")
        return report.whole(task.year, told)
    loaded = _last_points(loader, task.office, last)
    before = None
    if loaded is not None:
        assert isinstance(loaded.document, WorkPoints)
        before = points.Before(last, loaded.document, loaded.resolved.values())
    if (above := loader.above(task.office, task.year, task.document)) is not None:
        own: dict[str, Plain] = {}
        if loaded is not None and loaded.layers[0].root.at.file == loaded.file:
            own = Resolved(loaded.layers[0].root).values()
        return points.difference(own, above, before, told)
    skeleton = loader.skeleton(task.office, task.document)
    if before is None and told is None and not skeleton.get("chapters"):
        raise _nothing(task, last, f"{last} 年的 report.yaml 或 work-points.yaml")
    name = loader.office(task.office).name
    return points.whole(task.year, name, skeleton, told, before)


def _nothing(task: Task, last: str, wanted: str) -> InputError:
    message, remedy = f"没有可以起草的依据：缺 {wanted}", "先写好上年的文件；或换一个年份、机关"
    return InputError([Problem(Location(f"inputs/{task.office}/{last}"), "nothing-to-draft", message, remedy)])


def _last_report(loader: Loader, office: str, last: str) -> Year | None:
    if not is_file(loader.workspace.document_file(office, last, "report")):
        return None
    loaded = loader.document(office, last, "report")
    if not isinstance(loaded.document, Report):
        return None
    return Year(last, loaded.document, loaded.resolved.values())


def _last_points(loader: Loader, office: str, last: str) -> Loaded | None:
    names = [*loader.workspace.documents(office, last), *loader.inherited(office, last)]
    if "work-points" not in names or loader.kind(office, last, "work-points") not in {"work-points", ""}:
        return None
    return loader.document(office, last, "work-points")


def _kept(loader: Loader, task: Task, proposal: Proposal, started: float) -> Drafted:
    workspace = loader.workspace
    file = workspace.document_file(task.office, task.year, task.document)
    shown = workspace.shown(file)
    text = _yaml(task, proposal)
    assert Resolved(source.read(text.encode(), shown).root).values() == bare(dict(proposal.values)), shown
    done = Drafted(
        task,
        (),
        0,
        0,
        shown,
        _entries(proposal.values),
        sum(line.split("#")[0].count(GAP) for line in text.splitlines() if not line.lstrip().startswith("#")),
        tuple(proposal.placed.items()),
        proposal.left_out,
    )
    if is_file(file):
        there = source.read(workspace.read(file), shown).root
        known = {path[-1] for path, _ in entries_of(there, ())} | set(_answers(Resolved(there).values()))
        offered = {key: _lacking(proposal.values.get(key), known) for key in ("chapters", "achievements")}
        found = {key: value for key, value in offered.items() if value}
        done = done._replace(existed=True, offered=written(found) if found else "")
    else:
        workspace.replace(file, text.encode())
    return done._replace(seconds=time.perf_counter() - started)


def _yaml(task: Task, proposal: Proposal) -> str:
    last = f"{int(task.year) - 1:04}"
    command = f"reportgen check {task.year} {task.document} --office {task.office}"
    points_too = task.document == "work-points" and bool(proposal.placed)
    head = [
        f"yaml-language-server: $schema=../../{task.document}.schema.json",
        f"由 reportgen draft {task.year} 起草。todo 是要填的空，上年的写在旁边或上面的注释里；填好以后，注释可以删去。",
        f"还有空没有填，就不能生成；看还有哪些：{command}",
        *(
            ["从计划、不足来的各条，还要写上 lead 牵头、responsible 责任（office.yaml 里的职责名）。"]
            if points_too
            else []
        ),
        f"answers 写的是 {last}/report.yaml 里计划、不足的编号名。",
    ]
    tail = ["没有带过来的：", *(f"  {one}" for one in proposal.left_out)] if proposal.left_out else []
    comments = ("".join(f"# {line}\n" for line in lines) for lines in (head, tail))
    first, last_lines = comments
    return f"{first}{written(proposal.values)}{last_lines}"


def _entries(values: Values) -> int:
    """How many entries stand right below the chapters."""
    chapters = (bare(values.get(key)) for key in ("chapters", "achievements"))
    found = [chapter for one in chapters if isinstance(one, dict) for chapter in one.values()]
    items = (chapter.get("items") for chapter in found if isinstance(chapter, dict))
    return sum(len(one) for one in items if isinstance(one, dict))


def _answers(value: Plain) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            if key == "answers":
                yield from (str(one) for one in (child if isinstance(child, list) else [child]))
            else:
                yield from _answers(child)


def _lacking(chapters: Value, known: set[str]) -> Values:
    """The entries of a proposal that a file with the ids and answers `known` has not."""
    found: Values = {}
    for name, chapter in chapters.items() if isinstance(chapters, dict) else ():
        values = chapter.value if isinstance(chapter, Noted) else chapter
        items = values.get("items") if isinstance(values, dict) else None
        if not isinstance(values, dict) or not isinstance(items, dict):
            if name not in known:
                found[name] = chapter
            continue
        fresh = {
            one: entry for one, entry in items.items() if one not in known and known.isdisjoint(_own_answers(entry))
        }
        if fresh:
            kept = {} if name in known else {key: value for key, value in values.items() if key != "items"}
            found[name] = {**kept, "items": fresh}
    return found


def _own_answers(entry: Value) -> list[str]:
    values = bare(entry)
    answers = values.get("answers") if isinstance(values, dict) else None
    return [str(one) for one in answers[:1]] if isinstance(answers, list) else []
