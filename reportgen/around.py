"""The documents around one that is checked, as its rules may look at them."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from reportgen import compose
from reportgen.checks.subject import Other
from reportgen.load import Loaded, Loader
from reportgen.passages import Passage
from reportgen.problems import ReportgenError

_REST = r"\b(?:: +[\"']?([a-z-]+|[1-9][0-9]*)[\"']? *(?:#.*)?$)?"


class Surroundings(NamedTuple):
    """The documents of a workspace; each is read and composed at most once in a run."""

    loader: Loader

    def documents(self, office: str) -> Iterable[tuple[str, str]]:
        """Year and name of each document of an office, in order."""
        workspace, kept = self.loader.workspace, self.loader.kept(office)
        if kept.documents is None:
            years = workspace.years(office)
            kept.documents = [(year, name) for year in years for name in workspace.documents(office, year)]
        return kept.documents

    def other(self, office: str, year: str, name: str) -> Other | None:
        """The document; None where there is none or it has faults of its own."""
        others = self.loader.kept(office).others
        if (year, name) not in others:
            others[year, name] = self._read(office, year, name)
        return others[year, name]

    def says(self, office: str, year: str, name: str, key: str) -> str | None:
        """The plain word or number that a line of the document's file gives for a key; None where it has to be read."""
        if (year, name) in self.loader.kept(office).others:
            return None  # it has been read
        file = self.loader.workspace.document_file(office, year, name)
        try:
            text = self.loader.read(file, office).decode("utf-8", "replace")
        except ReportgenError:
            return None
        found = re.findall(f"^{key}{_REST}", text, re.MULTILINE)
        return found[0] if len(found) == 1 and found[0] else None

    def _read(self, office: str, year: str, name: str) -> Other | None:
        loader = self.loader
        if (year, name) not in self.documents(office) and name not in loader.inherited(office, year):
            return None
        try:
            loaded = loader.document(office, year, name)
        except ReportgenError:
            return None  # told where that document is built
        stated, locate = loaded.document, loaded.resolved.locate
        number = compose.file_number(stated, loaded.office, [])
        return Other(office, year, name, stated, locate, number, partial(_printed, loaded), _foreseen(loaded))


def _foreseen(loaded: Loaded) -> Callable[[str], bool]:
    """Whether the document may say some words, as far as that is known before it is composed."""
    if loaded.document.kind != "report":
        return lambda _: True
    from reportgen.compose.foreseen import Foreseen

    office = loaded.office
    return Foreseen(lambda: [*loaded.resolved.words(), office.name, *office.departments.values()]).may_say


def _printed(loaded: Loaded) -> tuple[Passage, ...]:
    document = compose.document(loaded.document, loaded.office, loaded.base, loaded.roles)
    return tuple(document.passages())
