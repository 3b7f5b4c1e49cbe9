"""Next year's report: last year's figures to compare with, last year's plans as entries to fill in."""

from __future__ import annotations

from collections.abc import Container

from reportgen.draft.entries import Branch, as_value, branch, renewed, worded
from reportgen.draft.forgetting import GAP
from reportgen.draft.proposal import Proposal, Values, Year, gap, retitled
from reportgen.model.statistics import Part, Statistic
from reportgen.source.writing import Noted, Value


def whole(year: str, before: Year) -> Proposal:
    """A report complete in itself."""
    stated = before.stated
    known = {*stated.statistics, *(f"{name}.{part}" for name, one in stated.statistics.items() for part in one.parts)}
    values = _envelope(year, before)
    values["statistics"] = {name: _statistic(one) for name, one in stated.statistics.items()}
    if stated.opening:
        values["opening"] = worded(stated.opening, known)
    placed: dict[str, str] = {}
    values["achievements"] = _achievements(before, known, placed)
    for key in ("shortfalls", "plans"):
        if (entry := getattr(stated, key)) is not None:
            heading: Values = {"heading": worded(entry.heading, known)} if entry.heading else {"join": "true"}
            values[key] = heading | {"text": Noted(GAP, above=_reminders(before, key))}
    if stated.closing:
        values["closing"] = worded(stated.closing, known)
    left_out = tuple(
        f"{before.year}年报告的“{entry.heading or name}”（{name}）"
        for name, entry in stated.achievements.items()
        if not (entry.recurring or any(item.recurring for item in entry.items.values()))
    )
    return Proposal(values, placed, left_out)


def _envelope(year: str, before: Year) -> Values:
    stated, plain = before.stated, before.plain
    values: Values = {"kind": "report"}
    if stated.standalone:
        values["standalone"] = "true"
    values["title"] = retitled("".join(stated.title), before.year, year)
    values["number"] = gap(plain.get("number"))
    if stated.signers:
        values["signers"] = Noted([GAP], beside=f"上年：{'、'.join(stated.signers)}")
    if plain.get("to"):
        values["to"] = as_value(plain["to"])
    values["date"] = gap(plain.get("date"))
    if plain.get("printed_on"):
        values["printed_on"] = gap(plain["printed_on"])
    kept = ("sealed", "note", "copies_to", "numbering", "point_paragraphs")
    return values | {key: as_value(plain[key]) for key in kept if plain.get(key) is not None}


def _statistic(one: Statistic | Part) -> Value:
    """A figure to be counted anew; last year's value is what it will be compared with."""
    found: Values = {"label": one.label} if one.label else {}
    found["value"] = GAP
    if one.unit is not None and (one.unit or isinstance(one, Statistic)):
        found["unit"] = one.unit
    found["last_year"] = f"{one.value:f}"
    if isinstance(one, Part):
        return Noted(found, flow=True)
    if one.as_of:
        found["as_of"] = GAP
    if one.source:
        found["source"] = one.source
    if one.partial:
        found["partial"] = "true"
    if one.parts:
        found["parts"] = {name: _statistic(part) for name, part in one.parts.items()}
        return found
    return Noted(found, flow=True, beside=f"上年截至 {one.as_of}" if one.as_of else "")


def _achievements(before: Year, known: Container[str], placed: dict[str, str]) -> Values:
    found: Values = {}
    written = before.plain.get("achievements")
    for name, entry in before.stated.achievements.items():
        here = branch(name, entry, written.get(name) if isinstance(written, dict) else None)
        kept: Values = {one.name: renewed(one.plain, known) for one in here.below("items") if one.entry.recurring}
        if entry.recurring:
            found[name] = renewed(here.plain, known)
        elif kept:
            found[name] = renewed({"heading": entry.heading}, known) | {"items": kept}
    top = before.branch("plans")
    for leaf in (top.leaves() or [top._replace(name="intentions")]) if top else ():
        below = leaf.leaves()
        entry_values = _to_report(leaf, placed, own=not below)
        if below:
            entry_values["items"] = {one.name: _to_report(one, placed, own=True) for one in below}
        found[leaf.name if leaf.name not in found else f"plan-{leaf.name}"] = entry_values
    return found


def _to_report(leaf: Branch, placed: dict[str, str], *, own: bool) -> Values:
    """A plan as an entry that has to say what came of it."""
    answers = leaf.ids() if own else [leaf.name]
    placed.update(dict.fromkeys(answers, leaf.name))
    found: Values = {"heading": worded(leaf.entry.heading, ()) if leaf.entry.heading else GAP}
    if leaf.name != "intentions":
        found["answers"] = list(answers)
    if own:
        found["text"] = Noted(GAP, above=tuple(_plan_words(leaf)))
    return found


def _plan_words(leaf: Branch) -> list[str]:
    words = [f"上年的计划：{leaf.entry.heading}　{leaf.entry.text}".rstrip()]
    return words + [f"　　{one.entry.heading}　{one.entry.text}" for one in leaf.leaves()]


def _reminders(before: Year, key: str) -> tuple[str, ...]:
    """Last year's shortfalls, one a line, to be looked at again."""
    top = before.branch(key) if key == "shortfalls" else None
    return tuple(f"上年的不足：{one.entry.heading}{one.entry.text}" for one in top.leaves()) if top else ()
