"""The clause that names who leads and who is responsible: （牵头单位：政策法规处，责任单位：局机关各处室）."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from reportgen.compose.document import Fault
from reportgen.model.entry import Entry
from reportgen.model.office import Office
from reportgen.model.work_points import Groups, Point
from reportgen.passages import Path

LEAD, RESPONSIBLE = "牵头单位", "责任单位"


class Units(NamedTuple):
    """The units of a point by the names they are printed under, in groups."""

    lead: tuple[tuple[str, ...], ...]
    responsible: tuple[tuple[str, ...], ...]


def units_of(point: Point, office: Office) -> Units:
    """Who leads and who is responsible: each unit once, a leading one not again; what the office lacks is left out."""
    seen: set[str] = set()
    lead = _named(point.lead, office, seen)
    return Units(lead, _named(point.responsible, office, seen))


def clause(entry: Entry, office: Office) -> str:
    """The clause of an entry, in brackets; "" where nobody is named."""
    if not isinstance(entry, Point):
        return ""
    units = units_of(entry, office)
    lead_term = entry.lead_term or office.terms.get("lead", LEAD)
    responsible_term = entry.responsible_term or office.terms.get("responsible", RESPONSIBLE)
    sides = [(lead_term, units.lead), (responsible_term, units.responsible)]
    words = "，".join(f"{term}：{joined(groups)}" for term, groups in sides if groups)
    return f"（{words}）" if words else ""


def unknown_units(path: Path, entry: Entry, office: Office, roles: Collection[str]) -> Iterator[Fault]:
    """A fault for each role that no office in the chain has."""
    if not isinstance(entry, Point):
        return
    for key, groups in (("lead", entry.lead), ("responsible", entry.responsible)):
        for role in (role for group in groups for role in group):
            if role not in office.departments and role not in roles:
                near = get_close_matches(role, list(office.departments), 1, 0.6)
                offer = f"是否想写“{near[0]}”？" if near else ""
                have = "、".join(office.departments) or "（没有）"
                remedy = f"{offer}现有：{have}；或在 office.yaml 的 departments 里补上"
                yield Fault((*path, key), 0, "unknown-department", f"没有“{role}”这个内设机构", remedy)


def _named(groups: Groups, office: Office, seen: set[str]) -> tuple[tuple[str, ...], ...]:
    found = []
    for group in groups:
        names = []
        for role in group:
            name = office.departments.get(role)
            if name and name not in seen:
                seen.add(name)
                names.append(name)
        if names:
            found.append(tuple(names))
    return tuple(found)


def joined(groups: Sequence[Sequence[str]]) -> str:
    """The groups as printed: units with 、 and groups with ，between."""
    return "，".join("、".join(group) for group in groups)
