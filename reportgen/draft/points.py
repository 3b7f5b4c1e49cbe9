"""Next year's work points: the skeleton, what recurs of last year's, what last year's report planned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reportgen.draft.entries import Branch, as_value, branch, renewed, worded
from reportgen.draft.forgetting import GAP
from reportgen.draft.proposal import Proposal, Values, Year, gap, place_plans, place_shortfalls, retitled
from reportgen.inherit import Plain
from reportgen.model.entry import Entry
from reportgen.model.work_points import WorkPoints
from reportgen.source.writing import Noted, Value

_STILL_DROPPED = "上年删去，今年也删去吗？不删就去掉这一行"
_LAID_OUT = ("numbering", "point_paragraphs", "issued_as", "sealed")


class Before(NamedTuple):
    """Last year's work points: the year, the model, and the plain values."""

    year: str
    stated: WorkPoints
    plain: dict[str, Plain]


def whole(
    year: str, office: str, skeleton: Mapping[str, Plain], report: Year | None, before: Before | None
) -> Proposal:
    """Work points complete in themselves."""
    own = {key: _filled(value, office, year) for key, value in skeleton.items()}
    targets = {name for _, name, _ in before.stated.aims()} if before else set[str]()
    values: Values = {"kind": "work-points", **dict(_envelope(year, office, own, before, targets))}
    chapters: Values = {}
    wanted: dict[str, str] = {}
    for name, chapter in _mapping(own.get("chapters")).items():
        chapters[name] = as_value(chapter)
        answers = _mapping(chapter).get("answers")
        wanted |= {str(plan): name for plan in answers} if isinstance(answers, list) else {}
        if isinstance(stated := chapters[name], dict):
            stated.pop("answers", None)
            stated.setdefault("items", {})
    placed: dict[str, str] = {}
    left_out: list[str] = []
    if before:
        left_out += _recurring(before, chapters, targets)
    if report:
        left_out += place_plans(report, chapters, wanted, placed)
        place_shortfalls(report, chapters, placed)
    values["chapters"] = {name: chapter for name, chapter in chapters.items() if _says_something(chapter, own, name)}
    if closing := own.get("closing") or (before.stated.closing if before else ""):
        values["closing"] = as_value(closing) if "closing" in own else worded(closing, targets)
    return Proposal(values, placed, tuple(left_out))


def difference(
    own: Mapping[str, Plain], above: Mapping[str, Plain], before: Before | None, report: Year | None
) -> Proposal:
    """What an office adds to the points `above`: what it decided in its `own` file last year, and its plans."""
    targets = {name for _, name, _ in before.stated.aims()} if before else set[str]()
    values: Values = {"kind": "work-points", **dict(_signed(before, own))}
    values |= dict(_notice({}, before)) if "notice" in own else {}
    values |= {key: _renewed_names(own[key]) for key in ("note", "copies_to") if own.get(key)}
    values |= {key: Noted(as_value(own[key]), flow=key != "numbering") for key in _LAID_OUT if key in own}
    if own.get("opening"):
        values["opening"] = worded(own["opening"], targets)
    chapters: Values = {}
    left_out: list[str] = []
    if before:
        for name, decided in _mapping(own.get("chapters")).items():
            left_out += _decided(name, decided, dict(_places(above)), before, chapters)
    placed = {answered: name for name, answered in _answers(above)}
    if report:
        left_out += place_plans(report, chapters, dict(_chapters_of(above)), placed)
        place_shortfalls(report, chapters, placed)
    for name, chapter in chapters.items():
        if name in _mapping(above.get("chapters")) and isinstance(chapter, dict) and chapter.get("heading") == GAP:
            del chapter["heading"]
    if chapters:
        values["chapters"] = chapters
    if own.get("closing"):
        values["closing"] = worded(own["closing"], targets)
    said = {name for key in ("plans", "shortfalls") if report and (top := report.branch(key)) for name in top.ids()}
    return Proposal(values, {name: place for name, place in placed.items() if name in said}, tuple(left_out))


def _envelope(
    year: str, office: str, own: Mapping[str, Plain], before: Before | None, targets: set[str]
) -> Iterator[tuple[str, Value]]:
    """Everything around the text, the text's opening included."""
    plain = before.plain if before else {}
    if "title" in own:
        yield "title", as_value(own["title"])
    elif before:
        yield "title", retitled("".join(before.stated.title), before.year, year)
    else:
        yield "title", f"{office}{year}年工作要点"
    yield from _notice(own, before)
    yield from _signed(before, plain)
    for key in ("note", "copies_to"):
        if key in own or plain.get(key):
            yield key, as_value(own[key]) if key in own else _renewed_names(plain[key])
    for key in _LAID_OUT:
        if (value := own.get(key, plain.get(key))) is not None:
            yield key, Noted(as_value(value), flow=key != "numbering")
    if opening := own.get("opening") or plain.get("opening"):
        yield "opening", as_value(opening) if "opening" in own else worded(opening, targets)


def _notice(own: Mapping[str, Plain], before: Before | None) -> Iterator[tuple[str, Value]]:
    if "notice" in own:
        yield "notice", as_value(own["notice"])
    elif before and before.stated.notice is None:
        yield "notice", None
    elif before and (words := _mapping(before.plain.get("notice"))):
        yield "notice", {key: worded(text, ()) for key, text in words.items()}


def _signed(before: Before | None, plain: Mapping[str, Plain]) -> Iterator[tuple[str, Value]]:
    """The keys of a document that are new each year."""
    yield "number", gap(plain.get("number"))
    if to := plain.get("to"):
        yield "to", _renewed_names(to)
    elif before is None:
        yield "to", GAP
    yield "date", gap(plain.get("date"))
    if printed := plain.get("printed_on"):
        yield "printed_on", gap(printed)


def _renewed_names(value: Plain) -> Value:
    if isinstance(value, list):
        return [one.value if isinstance(one, Noted) else one for one in (worded(name, ()) for name in value)]
    return worded(value, ())


def _recurring(before: Before, chapters: Values, targets: set[str]) -> Iterator[str]:
    """Put the recurring points of last year into `chapters`; says which were not recurring."""
    for name, entry in before.stated.chapters.items():
        here = branch(name, entry, _mapping(before.plain.get("chapters")).get(name))
        kept = renewed(here.plain, targets) if entry.recurring else _kept(here, targets)
        lost = [] if entry.recurring else [one for one in here.below("items") if not _recurs(one.entry)]
        yield from (f"{before.year}年的要点“{one.entry.heading or one.name}”（{one.name}）" for one in lost)
        if not kept.get("items") and not entry.recurring:
            continue
        there = chapters.get(name)
        if isinstance(there, dict):
            items = there.setdefault("items", {})
            assert isinstance(items, dict)
            kept_items = kept.get("items")
            items |= kept_items if isinstance(kept_items, dict) else {}
        else:
            chapters[name] = kept


def _kept(here: Branch, targets: set[str]) -> Values:
    """An entry that does not recur itself, with those below it that do."""
    items: Values = {}
    for below in here.below("items"):
        if below.entry.recurring:
            items[below.name] = renewed(below.plain, targets)
        elif _recurs(below.entry):
            items[below.name] = _kept(below, targets)
    return {**renewed({key: value for key, value in here.plain.items() if key == "heading"}, targets), "items": items}


def _recurs(entry: Entry) -> bool:
    return entry.recurring or any(_recurs(below) for below in entry.items.values())


def _says_something(chapter: Value, own: Mapping[str, Plain], name: str) -> bool:
    """Whether a chapter has points; one of the skeleton with a text of its own stays."""
    values = chapter.value if isinstance(chapter, Noted) else chapter
    stated = _mapping(_mapping(own.get("chapters")).get(name))
    return isinstance(values, dict) and bool(values.get("items") or "text" in stated)


def _decided(name: str, chapter: Plain, places: Mapping[str, str], before: Before, chapters: Values) -> Iterator[str]:
    """Put into `chapters` what an office decided last year about a chapter, as far as those above have it again.

    Its own points that recur come too; says which of its points do not.
    """
    if not isinstance(chapter, dict):
        if name in places:
            chapters[name] = Noted(None, beside=_STILL_DROPPED)
        return
    targets = {name for _, name, _ in before.stated.aims()}
    stated = before.stated.chapters.get(name)
    found = renewed({key: value for key, value in chapter.items() if key in {"heading", "text"}}, targets)
    items: Values = {}
    for point, written in _mapping(chapter.get("items")).items():
        above = str(_mapping(written).get("takes") or point)
        entry = stated.items.get(point) if stated else None
        if written is None:
            if point in places:
                items[point] = Noted(None, beside=_STILL_DROPPED)
        elif above in places or (entry and _recurs(entry)):
            moved: Values = {"takes": above} if "takes" in _mapping(written) and above in places else {}
            values: dict[str, Plain] = written if isinstance(written, dict) else {"text": written}
            items[point] = moved | renewed(values, targets)
        else:
            yield f"{before.year}年的要点“{entry.heading if entry else point}”（{point}）"
    if items:
        found["items"] = items
    if items or (name in places and found):
        chapters[name] = found


def _places(above: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """The ids of the chapters and points above, each with its chapter."""
    for name, chapter in _mapping(above.get("chapters")).items():
        yield name, name
        yield from ((point, name) for point in _mapping(_mapping(chapter).get("items")))


def _answers(above: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    """Which entry above answers which plan; an entry also answers the plan of its own id."""
    for name, chapter in _mapping(above.get("chapters")).items():
        for entry, values in ((name, chapter), *_mapping(_mapping(chapter).get("items")).items()):
            answers = _mapping(values).get("answers")
            yield from ((entry, str(one)) for one in (answers if isinstance(answers, list) else [answers]) if one)


def _chapters_of(above: Mapping[str, Plain]) -> Iterator[tuple[str, str]]:
    for name, chapter in _mapping(above.get("chapters")).items():
        answers = _mapping(chapter).get("answers")
        yield from ((str(one), name) for one in (answers if isinstance(answers, list) else ()))


def _mapping(value: Plain) -> dict[str, Plain]:
    return value if isinstance(value, dict) else {}


def _filled(value: Plain, office: str, year: str) -> Plain:
    """A value of the skeleton with the office's name and the year in their places."""
    if isinstance(value, dict):
        return {key: _filled(child, office, year) for key, child in value.items()}
    if isinstance(value, list):
        return [_filled(item, office, year) for item in value]
    if value is None:
        return None
    for name, words in (("office", office), ("last_year", f"{int(year) - 1:04}"), ("year", year)):
        value = value.replace(f"{{{{ {name} }}}}", words)
    return value
