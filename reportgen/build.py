"""Runs the pipeline: load, check, compose, render, read back, write; one Outcome for each document."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from reportgen import checks, compose, decisions, dismissals, outputs, unchanged
from reportgen.around import Surroundings
from reportgen.checks.subject import Subject
from reportgen.load import Loaded, Loader
from reportgen.problems import (
    CheckError,
    Dismissed,
    InputError,
    Location,
    OutputError,
    Problem,
    ReportgenError,
    TemplateError,
    in_order,
)
from reportgen.workspace import choose

if TYPE_CHECKING:
    from reportgen.render.compiled import Compiled

CHARACTERS_A_PAGE = 22 * 28  # GB/T 9704-2012, 5.2.3


_KINDS = {"report": ("报告", "no-report"), "work-points": ("工作要点", "no-work-points")}
"""What a kind is called, and the rule that says there is none."""
_REMEDIES = {
    "dropped": "照标准模板补上这一处，再生成一次",
    "moved": "照标准模板调整这一处的次序，再生成一次",
    "extra": "删去模板里多印的这一处，再生成一次",
    "altered": "照标准模板改正这一处，再生成一次",
}
"""What to do about a template that does not print just what was composed."""


class Task(NamedTuple):
    """One document to build."""

    office: str
    year: str
    document: str


class Outcome(NamedTuple):
    """What came of a task: the problems, and the file where one was written."""

    task: Task
    problems: tuple[Problem, ...]
    exit_code: int
    seconds: float
    characters: int = 0
    file: str = ""
    unchanged: bool = False
    kept: str = ""
    pdf: str = ""
    information: tuple[Problem, ...] = ()
    """What is no fault, but worth a look."""
    dismissed: tuple[Dismissed, ...] = ()
    comments: int = 0
    """How many comments the review copy has."""

    @property
    def pages(self) -> float:
        """The text in pages' worth of characters."""
        return self.characters / CHARACTERS_A_PAGE


def tasks(  # noqa: PLR0913
    loader: Loader, year: str, names: list[str], office: str | None, *, every: bool, kind: str = ""
) -> list[Task]:
    """The documents a command means; raises InputError where the office, the year or a document is not there.

    With a `kind`, only those of this kind; one whose kind cannot be read stays, so that its fault is told.
    """
    workspace = loader.workspace
    means = offices(loader, office, every=every)
    found = []
    for one in means:
        folder = f"inputs/{one}"
        there = unchanged.names(loader, one, year) or loader.names(one, year)
        if not there and year not in workspace.years(one):
            if every:
                continue
            choose(year, workspace.years(one), "year", folder)
        if not there:
            problem = Problem(Location(f"{folder}/{year}"), "no-document", "这一年还没有文件", "写一个 report.yaml")
            raise InputError([problem])
        wanted = [choose(name, there, "document", f"{folder}/{year}") for name in names] if not every else names
        found += [Task(one, year, name) for name in there if not wanted or name in wanted]
    if not found:
        every_year = sorted({found for one in means for found in workspace.years(one)})
        choose(year, [known for known in every_year if known != year], "year", "inputs")
    return _of_kind(loader, found, kind, "inputs" if every else f"inputs/{means[0]}/{year}") if kind else found


def _of_kind(loader: Loader, found: list[Task], kind: str, where: str) -> list[Task]:
    kept = [task for task in found if loader.kind(*task) in {kind, ""}]
    if not kept:
        name, rule = _KINDS[kind]
        message = f"这一年没有{name}：没有一个文件写着 kind: {kind}"
        remedy = f"写一个 {kind}.yaml，写法见 docs/data-format.md；或换一个年份、机关"
        raise InputError([Problem(Location(where), rule, message, remedy)])
    return kept


def offices(loader: Loader, office: str | None, *, every: bool) -> list[str]:
    """The offices a command means; raises InputError where there is none, or several without a word which."""
    there = loader.offices()
    if not there:
        message = "inputs 里一个机关也没有"
        raise InputError([Problem(Location("inputs"), "no-office", message, "建一个文件夹，在里面写 office.yaml")])
    if every:
        return there
    if office is not None:
        return [choose(office, there, "office", "inputs")]
    tops = loader.tops()
    if len(tops) == 1:
        return tops
    message = f"有几个机关不沿用别的机关：{'、'.join(tops)}" if tops else "每个机关都沿用别的机关，绕成了圈"
    raise InputError(
        [Problem(Location("inputs"), "which-office", message, "用 --office 指明一个，或用 --all 全部生成")]
    )


def check(loader: Loader, task: Task) -> Outcome:
    """The problems of one document, without writing anything."""
    started = time.perf_counter()
    try:
        checked = examined(loader, task)
    except ReportgenError as error:
        return Outcome(task, error.problems, error.exit_code, time.perf_counter() - started)
    return Outcome(
        task,
        checked.problems,
        checked.error.exit_code if checked.error else 0,
        time.perf_counter() - started,
        checked.document.characters(),
        dismissed=checked.dismissed,
        information=tuple(in_order(checks.information(checked.subject))),
    )


def build(loader: Loader, task: Task, *, force: bool, pdf: bool) -> Outcome:
    """Build one document; a fault that a person can mend becomes the outcome's problems.

    What would come out the same is not built again.
    """
    started = time.perf_counter()
    if not (force or pdf) and (last := last_build(loader, task)):
        return last
    begun = unchanged.before(loader, *task)
    try:
        done = _build(loader, task, started, force=force, pdf=pdf)
    except ReportgenError as error:
        return Outcome(task, error.problems, error.exit_code, time.perf_counter() - started)
    if not done.exit_code:
        came_to = unchanged.Built(done.file, done.characters, done.problems, done.dismissed)
        unchanged.remember(loader, *task, begun, came_to)
    return done


def last_build(loader: Loader, task: Task) -> Outcome | None:
    """What came of a task the last time, if nothing else would come of it now."""
    started = time.perf_counter()
    last = unchanged.built(loader, *task)
    if last is None:
        return None
    seconds = time.perf_counter() - started
    return Outcome(
        task, last.problems, 0, seconds, last.characters, last.file, unchanged=True, dismissed=last.dismissed
    )


class Composed(NamedTuple):
    """A document in words, what it was made from, what was found in it, and what of that was dismissed."""

    loaded: Loaded
    document: compose.Document
    subject: Subject
    problems: tuple[Problem, ...]
    dismissed: tuple[Dismissed, ...]
    error: type[ReportgenError] | None
    """Why the document may not be built, if it may not."""


def composed(loader: Loader, task: Task) -> Composed:
    """The document in words; raises with every problem of its values, prose and figures."""
    found = examined(loader, task)
    if found.error:
        raise found.error(found.problems)
    return found


def examined(loader: Loader, task: Task) -> Composed:
    """The document in words and every problem of its prose and figures; raises where its values cannot be read."""
    loaded = loader.document(task.office, task.year, task.document)
    locate = loaded.resolved.locate
    differs = loaded.own() is not None and len(loaded.layers) > 1
    stale = decisions.remembered(loader.workspace, loaded, task.year, task.document) if differs else ()
    document = compose.document(loaded.document, loaded.office, loaded.base, loaded.roles)
    faults = [
        Problem(locate(fault.path, fault.line), fault.rule, fault.message, fault.remedy) for fault in document.faults
    ]
    subject = Subject(
        loaded.document,
        loaded.office,
        document.used,
        loaded.base,
        loaded.names_above,
        loaded.file,
        locate,
        () if faults else tuple(document.passages()),  # a text with holes in it is not worth judging
        locate,
        document.file_number,
        loaded.chain,
        task.year,
        task.document,
        Surroundings(loader),
    )
    settled = dismissals.settle(checks.run(subject), loaded.allowances, "" if faults else loaded.file)
    failed = any(problem.severity == "error" for problem in settled.problems)
    return Composed(
        loaded,
        document,
        subject,
        tuple(in_order([*loaded.warnings, *stale, *faults, *settled.problems])),
        settled.dismissed,
        InputError if faults else CheckError if failed else None,
    )


def _build(loader: Loader, task: Task, started: float, *, force: bool, pdf: bool) -> Outcome:
    ready = composed(loader, task)
    workspace, document = loader.workspace, ready.document
    output = workspace.output(task.office, task.year, document.name)
    problems, exit_code, printed = list(ready.problems), 0, ""
    try:
        done = (on_paper if pdf else finished)(loader, ready, workspace.shown(output))
        kept, unchanged = outputs.put(workspace, output, done.data, ready.loaded.file, force=force)
    except ReportgenError as error:
        raise type(error)([*error.problems, *problems]) from error
    try:
        if done.error:
            raise done.error
        if done.paper:
            workspace.replace(output.with_suffix(".pdf"), done.paper)
            printed = workspace.shown(output.with_suffix(".pdf"))
    except OutputError as error:  # the Word file is there all the same
        problems += error.problems
        exit_code = error.exit_code
    return Outcome(
        task,
        tuple(in_order([*problems, *done.problems])),
        exit_code,
        time.perf_counter() - started,
        document.characters(),
        workspace.shown(output),
        unchanged,
        kept,
        printed,
        dismissed=ready.dismissed,
    )


def template_of(loader: Loader, ready: Composed) -> tuple[Compiled, str]:
    """The template a document is printed with, ready to be filled, and its name."""
    from reportgen import render

    path = loader.workspace.template(list(ready.loaded.chain), ready.loaded.document.kind)
    name, office = loader.workspace.shown(path), path.parent.name
    templates = loader.kept(office).templates
    if path not in templates:
        templates[path] = render.prepared(loader.read(path, office), name, compose.NAMES)
    return templates[path], name


def filled(loader: Loader, ready: Composed) -> tuple[dict[str, bytes], list[str]]:
    """The parts of the finished file and its paragraphs, read back and found to say what was composed."""
    from reportgen import render
    from reportgen.verify import readback, text

    document, loaded = ready.document, ready.loaded
    template, name = template_of(loader, ready)
    day = loaded.document.date or date(2000, 1, 1)
    parts = render.fill(template, document.context(), loaded.office.name, day)
    paragraphs = text.paragraphs(parts)
    differences = readback.differences(list(document.words()), paragraphs, template.fixed_words)
    if differences:
        raise TemplateError(
            Problem(Location(name), f"{found.kind}-words", readback.wording(found), _REMEDIES[found.kind])
            for found in differences
        )
    return parts, paragraphs


class Finished(NamedTuple):
    """The finished file and what the format rules say of it; its PDF where one was asked for, or why there is none."""

    data: bytes
    problems: list[Problem]
    paper: bytes = b""
    error: OutputError | None = None


def finished(loader: Loader, ready: Composed, shown: str) -> Finished:
    """The finished file, and what the format rules say of it."""
    from reportgen import identity, package, verify

    parts, paragraphs = filled(loader, ready)
    data = package.write(identity.stamped(parts, paragraphs, ready.loaded.file))
    return Finished(data, verify.format_problems(parts, shown))


def on_paper(loader: Loader, ready: Composed, shown: str) -> Finished:
    """The finished file and its PDF, made twice where only the printed pages tell where the imprint goes."""
    from reportgen import paging, pdf

    done = finished(loader, ready, shown)
    stated, imprint = ready.loaded.document.imprint_page, ready.document.imprint()
    try:
        paper = pdf.convert(done.data, shown)
        found = paging.ending(paper, imprint, shown)
        if stated is None and found.wants_next_page:
            moved = ready.document._replace(imprint_on_next_page=True)
            done = finished(loader, ready._replace(document=moved), shown)
            paper = pdf.convert(done.data, shown)
            found = paging.ending(paper, imprint, shown)
    except OutputError as error:
        return done._replace(error=error)
    return done._replace(paper=paper, problems=[*done.problems, *paging.misplaced(found, stated, shown)])
