"""Reads an office and its documents with all they inherit: files in, models out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen import layering, prose, source
from reportgen.checks.subject import Other
from reportgen.figures import base_values
from reportgen.inherit import Plain, Resolved, overlay, plain
from reportgen.journal import Journal
from reportgen.layering import Layer, text_of
from reportgen.model import reading
from reportgen.model.envelope import Envelope
from reportgen.model.kinds import meant, model_of
from reportgen.model.office import Office
from reportgen.problems import InputError, Location, Problem
from reportgen.source import Allowance, Mapping, Node, Scalar, Source
from reportgen.workspace import BASE, Workspace, choose, is_file

if TYPE_CHECKING:
    from reportgen.render.compiled import Compiled

_GAP = r"(?i)(?<![A-Za-z0-9_])todo(?![A-Za-z0-9_])"
_MOST_BELOW = 4  # offices whose files are kept at once, of those no other is known to inherit
_MOST_HANDED_DOWN = 1000  # entries and statistics, as many as a dozen documents have
_SHARED = ("achievements", "chapters", "statistics")  # what is read whatever stands beside it
_MOST_ABOVE = 60  # and of those above, which are soon asked for again
_AROUND_GAP = r"(?i)[^，。；]{0,8}todo[^，。；]{0,8}"
_MOST_MISSPELT = 200  # of one document; more would not be read, and take long to word


class Loaded(NamedTuple):
    """A document ready to be checked and composed."""

    office: Office
    chain: tuple[str, ...]
    roles: frozenset[str]
    """The departments of the office and of those above, whether it has them or not."""
    document: Envelope
    resolved: Resolved
    base: dict[str, Decimal]
    names_above: frozenset[str]
    """What the offices above, and units of theirs, are called and nothing of this office's is."""
    layers: tuple[Layer, ...]
    """The office's own file first, then those it inherits."""
    file: str
    warnings: tuple[Problem, ...]
    allowances: tuple[Allowance, ...]
    """What the comments in the layers dismiss."""

    def own(self) -> Mapping | None:
        """The office's own file; None where it has none."""
        nearest = self.layers[0].root
        return nearest if nearest.at.file == self.file else None

    def above(self) -> Mapping | None:
        """What the office's own file lies over, as this office reads it; None where it has none or inherits nothing."""
        own, *inherited = self.layers
        if self.own() is None or not inherited:
            return None
        return layering.merged_document(Mapping({}, {}, own.root.at), inherited, self.office.name)[0].root


class Kept:
    """What is kept of an office while its documents are built."""

    def __init__(self) -> None:
        self.read: dict[Path, Source] = {}
        self.digests: dict[str, str] = {}
        """Of the files read, as they were read."""
        self.others: dict[tuple[str, str], Other | None] = {}
        """Documents that rules on another one asked for, by year and name."""
        self.found: Found | None = None
        """All its files, as they were at one moment of this run."""
        self.files: dict[tuple[str, ...], Path] = {}
        """Where its files stand, by year and name, and its own; none of them leads out of the workspace."""
        self.names: dict[str, list[str]] = {}
        """The names of its documents by year."""
        self.templates: dict[Path, Compiled] = {}
        """Its Word templates, ready to be filled."""
        self.documents: list[tuple[str, str]] | None = None
        """Year and name of each document it has a file of."""
        self.own: tuple[list[str], _OwnOffice] | None = None
        """Its chain, and the office itself."""


class Found(NamedTuple):
    """The files of an office: a digest of all together, and of each."""

    whole: str
    digests: dict[str, str]


class Loader:
    """Reads each file of a workspace once, however many offices inherit it; what no more is asked for is let go."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.program = ""
        """What tells the program from others, once it is known."""
        self.journals: dict[str, Journal] = {}
        """What builds came to, by year."""
        self.settled: dict[str, str] = {}
        """What the documents of an office are made from, by office, where it is as it was at the last build."""
        self._kept: dict[str, Kept] = {}
        self._above: set[str] = set()
        self._offices: list[str] = []
        self._handed_down: dict[tuple[type[Envelope], str, int], tuple[Node, Any]] = {}
        """What stands in a file above, by the key that holds it and by which it is, and what it reads as."""

    def kept(self, office: str) -> Kept:
        """What is kept of `office`."""
        kept = self._kept.pop(office, None) or Kept()
        self._kept[office] = kept  # the last in the order is the last asked for
        return kept

    def offices(self) -> list[str]:
        """The ids of all offices, in order; looked for once."""
        if not self._offices:
            self._offices = self.workspace.offices()
        return self._offices

    def read(self, path: Path, office: str) -> bytes:
        """The bytes of an input or a template of `office`; what they were is remembered."""
        data = self.workspace.read(path)
        self.kept(office).digests[str(path)] = digest(data)
        return data

    def _office_file(self, office: str) -> Path:
        files = self.kept(office).files
        if () not in files:
            files[()] = self.workspace.office_file(office)
        return files[()]

    def _document_file(self, office: str, year: str, name: str) -> Path:
        files = self.kept(office).files
        if (year, name) not in files:
            files[year, name] = self.workspace.document_file(office, year, name)
        return files[year, name]

    def _let_go(self, chain: list[str]) -> None:
        """Keep the memory bounded: let go of the offices that were not asked for lately."""
        self._above.update(chain[1:], [BASE])
        for among, most in ((self._kept.keys() - self._above, _MOST_BELOW), (self._above, _MOST_ABOVE)):
            if len(among) > most:
                there = [office for office in self._kept if office in among and office not in chain]
                for office in there[: max(len(there) - most, 0)]:
                    del self._kept[office]

    def document(self, office: str, year: str, name: str) -> Loaded:
        """The document `name` of `office` for `year`; raises InputError with all that is wrong in its files."""
        problems: list[Problem] = []
        chain, own = self._office(office, problems)
        self._let_go(chain)
        shown = self.workspace.shown(self._document_file(office, year, name))
        layers = self._layers(chain, year, name, problems)
        if problems or own is None or not layers:
            raise InputError(problems)
        kind = meant(_kind(layers))
        read = [self._of(layer.root, chain) for layer in layers]
        lowest = _defaults(own, kind)
        resolved, misfits = layering.merged_document(lowest, layers, own.office.name)
        if kind == "work-points" and "notice" not in resolved.root.entries:
            resolved, _ = layering.merged_document(Mapping({}, {}, layers[0].root.at), layers, own.office.name)
        todo = any(one.todo for one in read) or Resolved(lowest).mentions("todo")
        gaps = list(_gaps(resolved)) if todo else []
        problems += [*gaps, *misfits]
        document = None
        try:
            document = self._model(model_of(kind), resolved, shown)
        except InputError as error:
            blank = {gap.where for gap in gaps}
            found = [*error.problems, *islice(_misspelt(resolved, own.roles), _MOST_MISSPELT)]
            problems += [problem for problem in found if problem.where not in blank]
        if problems or document is None:
            raise InputError(problems)
        base, unread = self._base(chain, year, name, document)
        return Loaded(
            own.office,
            tuple(chain),
            own.roles,
            document,
            resolved,
            base,
            own.names_above,
            tuple(layers),
            shown,
            (*(warning for one in read for warning in one.warnings), *unread),
            tuple(allowance for one in read for allowance in one.allowances),
        )

    def _model(self, model: type[Envelope], resolved: Resolved, own_file: str) -> Envelope:
        """The document; entries and statistics that are handed down as they stand are read once for all below."""
        values: dict[str, Any] = {}
        held = {key: node for key in _SHARED if isinstance(node := resolved.root.entries.get(key), Mapping)}
        for key, node in resolved.root.entries.items():
            values[key] = plain(node) if key not in held else {}
            for name, below in held[key].entries.items() if key in held else ():
                known = self._handed_down.get((model, key, id(below)))
                values[key][name] = known[1] if known else plain(below)
        document = reading.read(model, values, resolved.locate)
        if len(self._handed_down) > _MOST_HANDED_DOWN:
            self._handed_down.clear()
        for key, node in held.items():
            read = getattr(document, key)
            for name, below in node.entries.items():
                if below.at.file != own_file and name in read:
                    self._handed_down[model, key, id(below)] = below, read[name]
        return document

    def chain(self, office: str) -> list[str]:
        """`office` and the offices it inherits from, nearest first."""
        problems: list[Problem] = []
        chain, layers = self._chain(office, problems)
        if problems or not layers:
            raise InputError(problems)
        return chain

    def office(self, office: str) -> Office:
        """The office itself."""
        problems: list[Problem] = []
        _, own = self._office(office, problems)
        if own is None:
            raise InputError(problems)
        return own.office

    def above(self, office: str, year: str, name: str) -> dict[str, Plain] | None:
        """What those above `office` say in a document, as `office` reads it, gaps and all; None if nothing."""
        chain = self.chain(office)
        problems: list[Problem] = []
        if not any(is_file(self._document_file(one, year, name)) for one in chain[1:]):
            return None
        layers = self._layers(chain[1:], year, name, problems)
        if problems:
            raise InputError(problems)
        at = layers[0].root.at
        return layering.merged_document(Mapping({}, {}, at), layers, self.office(office).name)[0].values()

    def skeleton(self, office: str, name: str) -> dict[str, Plain]:
        """What a draft of a document begins with: the office's YAML template over those it inherits."""
        files = self.workspace.skeletons(self.chain(office), name)
        roots = [self._source(file.parent.name, file).root for file in files]
        if not roots:
            return {}
        merged = roots[-1]
        for root in roots[-2::-1]:
            merged = overlay(merged, root)
        return Resolved(merged).values()

    def names(self, office: str, year: str) -> list[str]:
        """The names of all documents an office has for a year, its own and inherited, in order."""
        names = self.kept(office).names
        if year not in names:
            names[year] = sorted([*self.workspace.documents(office, year), *self.inherited(office, year)])
        return names[year]

    def inherited(self, office: str, year: str) -> list[str]:
        """The documents an office has without a file of its own: the work points of those above."""
        own = self.workspace.documents(office, year)
        found: dict[str, None] = {}
        try:
            for one in self.chain(office)[1:]:
                for name in self.workspace.documents(one, year):
                    file = self._document_file(one, year, name)
                    if name not in own and _kind([Layer(self._source(one, file).root, "")]) == "work-points":
                        found[name] = None
        except InputError:
            return []  # told where the office above is built
        finally:
            self._let_go([office])
        return list(found)

    def kind(self, office: str, year: str, name: str) -> str:
        """The kind of a document; "" where its file cannot be read."""
        problems: list[Problem] = []
        try:
            layers = self._layers(self.chain(office), year, name, problems)
        except InputError:
            return ""
        return _kind(layers, "" if problems else "report")

    def tops(self) -> list[str]:
        """The offices that inherit from no other, as far as their files can be read."""
        return [office for office in self.offices() if not self._inherits(office)]

    def _inherits(self, office: str) -> bool:
        try:
            root = self._source(office, self._office_file(office)).root
        except InputError:
            return False
        finally:
            self._let_go([office])
        named = root.entries.get("inherits")
        return isinstance(named, Scalar) and named.text not in {None, "base"}

    def _source(self, office: str, file: Path) -> Source:
        read = self.kept(office).read
        if file not in read:
            read[file] = source.read(self.read(file, office), self.workspace.shown(file))
        return read[file]

    def _of(self, root: Mapping, chain: list[str]) -> Source:
        """The file of one of `chain` that holds `root`."""
        return next(read for office in chain for read in self.kept(office).read.values() if read.root is root)

    def _office(self, office: str, problems: list[Problem]) -> tuple[list[str], _OwnOffice | None]:
        """The chain of `office` and the office itself; what is wrong goes to `problems`."""
        known = self.kept(office).own
        if known and all(self.kept(one).read for one in known[0]):
            return known
        chain, layers = self._chain(office, problems)
        if problems or not layers:
            return chain, None
        resolved = Resolved(layering.merged_office(layers[::-1]))
        try:
            office_ = reading.read(Office, resolved.values(), resolved.locate)
            names = _names_above(layers[1:]) - {office_.name, *office_.departments.values()}
            own = _OwnOffice(office_, resolved, _roles(layers), names)
        except InputError as error:
            problems += error.problems
            return chain, None
        self.kept(office).own = chain, own
        return chain, own

    def _chain(self, office: str, problems: list[Problem]) -> tuple[list[str], list[Mapping]]:
        """The ids of `office` and of those above it, and their files; what is wrong goes to `problems`."""
        chain = [office]
        layers: list[Mapping] = []
        while True:
            try:
                layers.append(self._source(chain[-1], self._office_file(chain[-1])).root)
            except InputError as error:
                problems += error.problems
                return chain, layers
            above = layers[-1].entries.get("inherits")
            if not isinstance(above, Scalar) or above.text in {None, "base"}:
                return chain, layers
            if fault := self._broken_chain(str(above.text), chain, above.at):
                problems.append(fault)
                return chain, layers
            chain.append(str(above.text))

    def _broken_chain(self, above: str, chain: list[str], at: Location) -> Problem | None:
        if above in chain:
            circle = " → ".join([*chain[chain.index(above) :], above])
            return Problem(at, "inheritance-loop", f"机关互相沿用，绕成了圈：{circle}", "去掉其中一个 inherits")
        try:
            choose(above, self.offices(), "office", str(at))
        except InputError as error:
            (fault,) = error.problems
            return Problem(at, "no-such-office", f"inherits 指向的机关“{above}”不存在", fault.remedy)
        return None

    def _layers(self, chain: list[str], year: str, name: str, problems: list[Problem]) -> list[Layer]:
        """The document's own file first, then those above it, as far as it inherits."""
        layers: list[Layer] = []
        files = {office: self._document_file(office, year, name) for office in chain}
        there = [office for office, file in files.items() if is_file(file)]
        for office in there or chain[:1]:
            try:
                read = self._source(office, files[office])
                name_of = self._source(office, self._office_file(office)).root.entries.get("name")
            except InputError as error:
                problems += error.problems
                break
            layers.append(Layer(read.root, text_of(name_of), read.nulls, read.takes))
            if _is_yes(read.root.entries.get("standalone")):
                break
        return layers

    def _base(
        self, chain: list[str], year: str, name: str, document: Envelope
    ) -> tuple[dict[str, Decimal], Iterator[Problem]]:
        """The values in last year's file, if there is one; its faults as warnings."""
        before = f"{int(year) - 1:04}"
        if not document.statistics or not is_file(self._document_file(chain[0], before, name)):
            return {}, iter(())
        problems: list[Problem] = []
        layers = self._layers(chain, before, name, problems)
        if problems:
            return {}, (problem._replace(severity="warning") for problem in problems)
        stated = [layer._replace(root=_only(layer.root, "statistics")) for layer in layers]
        resolved, _ = layering.merged_document(_only(layers[0].root), stated, "")
        return base_values(resolved.values().get("statistics")), iter(())


class _OwnOffice(NamedTuple):
    office: Office
    resolved: Resolved
    roles: frozenset[str]
    names_above: frozenset[str]


def digest(data: bytes) -> str:
    """What tells these bytes from all others."""
    return hashlib.sha256(data).hexdigest()


def _defaults(own: _OwnOffice, kind: str) -> Mapping:
    """What a document prints when it says nothing else: the office's mark, name and printing office, and a notice."""
    office, at = own.office, own.resolved.locate(("name",))
    texts = {"mark": office.mark or f"{office.name}文件", "sign": office.name, "printed_by": office.printed_by}
    if kind == "letter":  # 10.1: the mark is the name alone, and no printer is named
        texts |= {"mark": (office.mark or office.name).removesuffix("文件"), "printed_by": None}
    elif kind == "minutes":
        texts |= {"mark": f"{office.name}会议纪要", "sign": office.printed_by or office.name}
    entries: dict[str, Node] = {key: Scalar(text, at, at.line, literal=False) for key, text in texts.items() if text}
    if kind == "work-points":
        entries["notice"] = Mapping(entries={}, keys={}, at=at)
    return Mapping(entries=entries, keys=dict.fromkeys(entries, at), at=at)


def _only(root: Mapping, *keys: str) -> Mapping:
    """`root` with these keys alone."""
    return root._replace(entries={key: root.entries[key] for key in keys if key in root.entries})


def _gaps(resolved: Resolved) -> Iterator[Problem]:
    """A problem for each line with a gap that a draft left."""
    for path, text in resolved.texts():
        if "todo" not in text.lower() or path[-1] == "comment":
            continue
        for number, line in enumerate(text.split("\n")):
            if count := len(re.findall(_GAP, line)):
                key = next(step for step in reversed(path) if isinstance(step, str))
                around = re.search(_AROUND_GAP, line)
                shown = f"：……{around[0]}……" if around and len(around[0]) > len("todo") else ""
                message = f"“{key}”还有 {count} 处空没有填（todo）{shown}"
                yield Problem(resolved.locate(path, number), "todo", message, "填上内容；上年的写在旁边的注释里")


def _misspelt(resolved: Resolved, roles: Iterable[str]) -> Iterator[Problem]:
    """Faults in the expressions of a document whose values cannot all be read."""
    statistics = resolved.values().get("statistics")
    names = list(_names(statistics)) if isinstance(statistics, dict) else []
    targets = [path[at + 1] for path, _ in resolved.texts() for at, step in enumerate(path[:-1]) if step == "targets"]
    words = ("office", *(f"departments.{role}" for role in roles))
    known = prose.stand_ins([*names, *map(str, targets)]) | dict.fromkeys(words, "")
    for path, text in resolved.texts():
        for fault in prose.misspelt(text, known):
            yield Problem(resolved.locate(path, fault.line), fault.rule, fault.message, fault.remedy)


def _names(statistics: dict[str, Plain]) -> Iterator[str]:
    for name, stated in statistics.items():
        yield name
        parts = stated.get("parts") if isinstance(stated, dict) else None
        yield from (f"{name}.{part}" for part in (parts if isinstance(parts, dict) else ()))


def _kind(layers: list[Layer], otherwise: str = "report") -> str:
    """The kind of a document: as the nearest file says."""
    return next((kind for layer in layers if (kind := text_of(layer.root.entries.get("kind")))), otherwise)


def _names_above(layers: list[Mapping]) -> frozenset[str]:
    """The names of the offices above and of their departments."""
    found = {text_of(layer.entries.get("name")) for layer in layers}
    for layer in layers:
        departments = layer.entries.get("departments")
        found |= {text_of(node) for node in departments.entries.values()} if isinstance(departments, Mapping) else set()
    return frozenset(name for name in found if len(name) > 2)  # 办公室 and the like name no office in particular


def _roles(layers: list[Mapping]) -> frozenset[str]:
    """The departments any of the offices names."""
    stated = (layer.entries.get("departments") for layer in layers)
    return frozenset(role for departments in stated if isinstance(departments, Mapping) for role in departments.entries)


def _is_yes(node: Node | None) -> bool:
    return text_of(node).lower() in {"true", "yes", "是"}
