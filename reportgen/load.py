"""Reads an office and its documents with all they inherit: files in, models out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from reportgen import inherit, prose, source
from reportgen.figures import base_values
from reportgen.inherit import Resolved
from reportgen.model import reading
from reportgen.model.office import OWN_NAMES, Office
from reportgen.model.report import Report
from reportgen.problems import InputError, Location, Problem
from reportgen.source import Mapping, Scalar, Source
from reportgen.workspace import Workspace, choose, is_file

_MOST_MISSPELT = 200  # of one document; more would not be read, and take long to word


class Loaded(NamedTuple):
    """A document ready to be checked and composed."""

    office: Office
    chain: tuple[str, ...]
    report: Report
    resolved: Resolved
    base: dict[str, Decimal]
    file: str
    warnings: tuple[Problem, ...]


@dataclass
class Loader:
    """Reads each file of a workspace once, however many offices inherit it."""

    workspace: Workspace
    _read: dict[Path, Source] = field(default_factory=dict)

    def document(self, office: str, year: str, name: str) -> Loaded:
        """The document `name` of `office` for `year`; raises InputError with all that is wrong in its files."""
        problems: list[Problem] = []
        chain, own = self._office(office, problems)
        file = self.workspace.document_file(office, year, name)
        layers = self._layers(chain, year, name, problems)
        if problems or own is None or not layers:
            raise InputError(problems)
        resolved, misfits = _resolved(_defaults(own), layers)
        problems += misfits
        report = None
        try:
            report = reading.read(Report, resolved.values(), resolved.locate)
        except InputError as error:
            problems += [*error.problems, *islice(_misspelt(resolved), _MOST_MISSPELT)]
        if problems or report is None:
            raise InputError(problems)
        warnings = [warning for layer in layers for warning in self._warnings(layer)]
        shown = self.workspace.shown(file)
        base, unread = self._base(chain, year, name, report)
        return Loaded(own.office, tuple(chain), report, resolved, base, shown, (*warnings, *unread))

    def chain(self, office: str) -> list[str]:
        """`office` and the offices it inherits from, nearest first."""
        chain, problems = [office], list[Problem]()
        self._office(office, problems, chain)
        if problems:
            raise InputError(problems)
        return chain

    def tops(self) -> list[str]:
        """The offices that inherit from no other, as far as their files can be read."""
        return [office for office in self.workspace.offices() if not self._inherits(office)]

    def _inherits(self, office: str) -> bool:
        try:
            root = self._source(self.workspace.office_file(office)).root
        except InputError:
            return False
        named = root.entries.get("inherits")
        return isinstance(named, Scalar) and named.text not in {None, "base"}

    def _source(self, file: Path) -> Source:
        if file not in self._read:
            self._read[file] = source.read(self.workspace.read(file), self.workspace.shown(file))
        return self._read[file]

    def _warnings(self, root: Mapping) -> tuple[Problem, ...]:
        return next((read.warnings for read in self._read.values() if read.root is root), ())

    def _office(
        self, office: str, problems: list[Problem], chain: list[str] | None = None
    ) -> tuple[list[str], _OwnOffice | None]:
        """The chain of `office` and the office itself; what is wrong goes to `problems`."""
        chain = [office] if chain is None else chain
        layers: list[Mapping] = []
        while True:
            try:
                layers.append(self._source(self.workspace.office_file(chain[-1])).root)
            except InputError as error:
                problems += error.problems
                return chain, None
            above = layers[-1].entries.get("inherits")
            if not isinstance(above, Scalar) or above.text in {None, "base"}:
                break
            if fault := self._broken_chain(str(above.text), chain, above.at):
                problems.append(fault)
                return chain, None
            chain.append(str(above.text))
        resolved = Resolved(_merged_offices(layers[::-1]))
        try:
            return chain, _OwnOffice(reading.read(Office, resolved.values(), resolved.locate), resolved)
        except InputError as error:
            problems += error.problems
            return chain, None

    def _broken_chain(self, above: str, chain: list[str], at: Location) -> Problem | None:
        if above in chain:
            circle = " → ".join([*chain[chain.index(above) :], above])
            return Problem(at, "inheritance-loop", f"机关互相沿用，绕成了圈：{circle}", "去掉其中一个 inherits")
        try:
            choose(above, self.workspace.offices(), "office", str(at))
        except InputError as error:
            (fault,) = error.problems
            return Problem(at, "no-such-office", f"inherits 指向的机关“{above}”不存在", fault.remedy)
        return None

    def _layers(self, chain: list[str], year: str, name: str, problems: list[Problem]) -> list[Mapping]:
        """The document's own file first, then those above it, as far as it inherits."""
        layers: list[Mapping] = []
        for office in chain:
            file = self.workspace.document_file(office, year, name)
            if layers and not is_file(file):
                continue
            try:
                layers.append(self._source(file).root)
            except InputError as error:
                problems += error.problems
                break
            if _is_yes(layers[-1].entries.get("standalone")):
                break
        return layers

    def _base(
        self, chain: list[str], year: str, name: str, report: Report
    ) -> tuple[dict[str, Decimal], Iterator[Problem]]:
        """The values in last year's file, if there is one; its faults as warnings."""
        before = f"{int(year) - 1:04}"
        if not report.statistics or not is_file(self.workspace.document_file(chain[0], before, name)):
            return {}, iter(())
        problems: list[Problem] = []
        layers = self._layers(chain, before, name, problems)
        if problems:
            return {}, (problem._replace(severity="warning") for problem in problems)
        resolved, _ = _resolved(Mapping(entries={}, keys={}, at=layers[0].at), layers)
        return base_values(resolved.values().get("statistics")), iter(())


class _OwnOffice(NamedTuple):
    office: Office
    resolved: Resolved


def _resolved(lowest: Mapping, layers: list[Mapping]) -> tuple[Resolved, list[Problem]]:
    """`layers`, own first, laid over one another; and what does not fit."""
    problems: list[Problem] = []
    root = inherit.overlay(lowest, layers[-1])
    for layer in layers[-2::-1]:
        problems += inherit.misfits(root, layer)
        root = inherit.overlay(root, layer)
    return Resolved(root), problems


def _merged_offices(layers: list[Mapping]) -> Mapping:
    """`layers`, the highest first, laid over one another; what names an office is not passed down."""
    merged = layers[0]
    for layer in layers[1:]:
        merged = inherit.overlay(_passed_down(merged, layer), layer)
    return merged


def _passed_down(above: Mapping, own: Mapping) -> Mapping:
    """What an office takes from the one above: names that begin with that office's name begin with its own."""
    above_name, own_name = (_text(mapping.entries.get("name")) for mapping in (above, own))
    entries = dict(above.entries)
    for key in OWN_NAMES:
        node = entries.pop(key, None)
        text = _text(node)
        if isinstance(node, Scalar) and key in {"mark", "printed_by"} and above_name and text.startswith(above_name):
            entries[key] = Scalar(own_name + text.removeprefix(above_name), node.at, node.first_line, literal=False)
    return Mapping(entries=entries, keys={key: above.keys[key] for key in entries}, at=above.at)


def _defaults(own: _OwnOffice) -> Mapping:
    """What a document prints when it says nothing else: the office's mark, name and printing office."""
    office, at = own.office, own.resolved.locate(("name",))
    texts = {"mark": office.mark or f"{office.name}文件", "sign": office.name, "printed_by": office.printed_by}
    entries = {key: Scalar(text, at, at.line, literal=False) for key, text in texts.items() if text}
    return Mapping(entries=dict(entries), keys=dict.fromkeys(entries, at), at=at)


def _misspelt(resolved: Resolved) -> Iterator[Problem]:
    """Faults in the expressions of a document whose values cannot all be read."""
    statistics = resolved.values().get("statistics")
    known = prose.stand_ins(_names(statistics) if isinstance(statistics, dict) else ())
    for path, text in resolved.texts():
        for fault in prose.misspelt(text, known):
            yield Problem(resolved.locate(path, fault.line), fault.rule, fault.message, fault.remedy)


def _names(statistics: dict[str, inherit.Plain]) -> Iterator[str]:
    for name, stated in statistics.items():
        yield name
        parts = stated.get("parts") if isinstance(stated, dict) else None
        yield from (f"{name}.{part}" for part in (parts if isinstance(parts, dict) else ()))


def _text(node: object) -> str:
    return node.text or "" if isinstance(node, Scalar) else ""


def _is_yes(node: object) -> bool:
    return _text(node).lower() in {"true", "yes", "是"}
