"""A proposed document: its values, where each plan of last year went, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.draft.entries import Branch, branch, old_words, planned
from reportgen.draft.forgetting import GAP, forget
from reportgen.inherit import Plain
from reportgen.model.report import Report
from reportgen.source.writing import Noted, Value

Values = dict[str, Value]


class Year(NamedTuple):
    """Last year's document: its model, its plain values, and the year it is about."""

    year: str
    stated: Report
    plain: dict[str, Plain]

    def branch(self, key: str) -> Branch | None:
        """Its shortfalls or plans."""
        entry = getattr(self.stated, key)
        return branch(key, entry, self.plain.get(key)) if entry else None


class Proposal(NamedTuple):
    """What is proposed."""

    values: Values
    placed: dict[str, str]
    """The ids of last year's plans and shortfalls, and the id of the entry that answers each."""
    left_out: tuple[str, ...]


def retitled(title: str, last_year: str, year: str) -> Value:
    """Last year's title for this year; a figure in it is a gap."""
    pieces = [forget(piece) for piece in title.split(last_year)]
    old = tuple(found for piece in pieces for found in piece.old)
    return Noted(year.join(piece.text for piece in pieces), beside=old_words(old) if old else "")


def gap(old: object) -> Value:
    """A gap, with last year's value beside it."""
    return Noted(GAP, beside=f"上年：{old}" if old else "")


def open_shortfalls(report: Year) -> Iterator[Branch]:
    """The shortfalls that no plan of the same report answers."""
    top, plans = report.branch("shortfalls"), report.branch("plans")
    met = set(_answered(plans)) if plans else set()
    for leaf in top.leaves() if top else ():
        if met.isdisjoint(leaf.ids()):
            yield leaf


def place_plans(report: Year, chapters: Values, wanted: Mapping[str, str], placed: dict[str, str]) -> Iterator[str]:
    """Put the plans of `report` into `chapters`; `wanted` says which chapter takes which plan. Says what is left out.

    What is in `placed` already is done elsewhere.
    """
    top = report.branch("plans")
    if top is None:
        return
    if not (leaves := top.leaves()):
        leaves = [top._replace(name="intentions")]
    elif top.entry.text:
        yield f"{report.year}年报告 plans 的开头一段（text）"
    for leaf in leaves:
        below = leaf.leaves()
        if below:
            name = wanted.get(leaf.name, leaf.name)
            answers = [one for one in [leaf.name, *leaf.entry.answers] if one not in placed]
            fresh = [one for one in below if not placed.keys() >= set(one.ids())]
            if not answers and not fresh:
                continue
            chapter = _chapter(chapters, name, leaf)
            _answer(chapter, answers)
            placed.update(dict.fromkeys(answers, name))
            if leaf.entry.text:
                yield f"{report.year}年报告计划“{leaf.entry.heading or leaf.name}”的开头一段（text）"
            for one in fresh:
                _put(chapter, chapters, one, placed, leaf.name)
        elif leaf.name not in placed:
            name = wanted.get(leaf.name, "planned")
            _put(_chapter(chapters, name, None), chapters, leaf, placed, "plan")


def place_shortfalls(report: Year, chapters: Values, placed: dict[str, str]) -> None:
    """A point to be written for each shortfall that no plan answers."""
    for leaf in open_shortfalls(report):
        if leaf.name in placed:
            continue
        chapter = _chapter(chapters, "unmet", None)
        _items(chapter)[leaf.name] = Noted(
            {"heading": GAP, "answers": [leaf.name], "text": GAP},
            above=(f"{report.year}年报告所说的不足：{leaf.entry.heading}{leaf.entry.text}",),
        )
        placed[leaf.name] = leaf.name


def _answered(top: Branch) -> Iterator[str]:
    yield from top.entry.answers
    for leaf in top.leaves():
        yield from _answered(leaf)


def _chapter(chapters: Values, name: str, plan: Branch | None) -> Values:
    if name not in chapters:
        heading: Value = GAP if plan is None or not plan.entry.heading else planned(plan, [])["heading"]
        chapters[name] = {"heading": heading, "items": {}}
    chapter = chapters[name]
    chapter = chapter.value if isinstance(chapter, Noted) else chapter
    assert isinstance(chapter, dict)
    return chapter


def _items(chapter: Values) -> Values:
    items = chapter.setdefault("items", {})
    assert isinstance(items, dict)
    return items


def _answer(entry: Values, ids: list[str]) -> None:
    there = entry.get("answers")
    known = there if isinstance(there, list) else []
    merged = [*known, *(one for one in ids if one not in known)]
    if merged:
        rest = {key: value for key, value in entry.items() if key not in {"heading", "answers"}}
        heading = {"heading": entry["heading"]} if "heading" in entry else {}
        entry.clear()
        entry.update(heading | {"answers": list[Value](merged)} | rest)


def _put(chapter: Values, chapters: Values, leaf: Branch, placed: dict[str, str], around: str) -> None:
    """A plan as a point of `chapter`; where a recurring point has its id, that point answers it."""
    answers = [*leaf.ids(), *leaf.entry.answers]
    there = next((items[leaf.name] for items in _all_items(chapters) if leaf.name in items), None)
    if isinstance(there, dict):
        _answer(there, answers)
        there["text"] = Noted(there.get("text", GAP), above=(f"上年报告的计划：{leaf.entry.text}",))
        name = leaf.name
    else:
        name = leaf.name if there is None else f"{around}-{leaf.name}"
        _items(chapter)[name] = planned(leaf, answers)
    placed.update(dict.fromkeys(answers, name))


def _all_items(chapters: Values) -> Iterator[Values]:
    for chapter in chapters.values():
        values = chapter.value if isinstance(chapter, Noted) else chapter
        if isinstance(values, dict) and isinstance(items := values.get("items"), dict):
            yield items
