"""What a comparison found, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from reportgen.comparing import Comparison
from reportgen.comparing.entries import EntryChange, Kind, Stated, name_of
from reportgen.comparing.numbers import NumberChange, amount
from reportgen.comparing.units import UnitChange
from reportgen.comparing.wording import Change, changes

KINDS: dict[Kind, str] = {"added": "新增", "dropped": "删去", "moved": "移动", "changed": "改动"}
_AROUND = 12  # characters of what stayed that are shown beside a change
_SHOWN = 20  # characters of a text that stands for a heading


def lines(found: Comparison) -> Iterator[str]:
    """The whole comparison, for a terminal."""
    yield f"原：{found.before.shown}　{found.before.title}"
    yield f"现：{found.after.shown}　{found.after.title}"
    yield from counts(found)
    for change in entries_of(found.entries):
        yield from _entry(change)
    if found.numbers:
        yield "数字："
        yield from map(_number, found.numbers)
    if found.units:
        yield "责任单位："
        for unit in found.units:
            yield from _unit(unit)
    if not found.by_entry:
        for paragraph in found.paragraphs:
            if not paragraph.kept:
                yield f"    {excerpts(paragraph.changes())}"


def counts(found: Comparison) -> Iterator[str]:
    """How much of each kind there is."""
    if found.by_entry:
        kinds = [change.kind for change in found.entries]
        told = "，".join(f"{word} {kinds.count(kind)}" for kind, word in KINDS.items())
        yield f"条目：{told}"
        yield f"数字：{len(found.numbers)} 个不同"
    added = sum(paragraph.before is None for paragraph in found.paragraphs)
    dropped = sum(paragraph.after is None for paragraph in found.paragraphs)
    kept = sum(paragraph.kept for paragraph in found.paragraphs)
    changed = len(found.paragraphs) - added - dropped - kept
    yield f"段落：相同 {kept}，改动 {changed}，新增 {added}，删去 {dropped}"


def entries_of(found: Iterable[EntryChange]) -> list[EntryChange]:
    """The changes, those of one kind together."""
    order = list(KINDS)
    return sorted(found, key=lambda change: order.index(change.kind))


def title_of(stated: Stated) -> str:
    """An entry's heading, or how its text begins."""
    return stated.heading or (stated.text if len(stated.text) <= _SHOWN else f"{stated.text[:_SHOWN]}…")


def words_of(stated: Stated | None) -> str:
    """An entry's heading and text; the name of a key of the document is no word of it."""
    if stated is None:
        return ""
    heading = stated.heading if len(stated.path) > 1 and stated.path[0] not in {"notice", "attachments"} else ""
    return "\n".join(filter(None, [heading, stated.text]))


def called(change: UnitChange) -> str:
    """A department's name; both where it has another in either document."""
    names = dict.fromkeys(filter(None, [change.before, change.after]))
    return "／".join(names)


def signed(difference: Decimal | None) -> str:
    """+7, −7; "" for none."""
    if difference is None:
        return ""
    return f"{'+' if difference > 0 else '−'}{abs(difference):f}" if difference else "0"


def excerpts(found: Iterable[Change]) -> str:
    """What changed, with a little of what stayed around it: …全年[-71-]{+53+}起…"""
    told = ""
    for change in found:
        if change.kept:
            words = change.after
            told += words if len(words) <= 2 * _AROUND else f"{words[:_AROUND]}…{words[-_AROUND:]}"
        else:
            told += f"[-{change.before}-]" if change.before else ""
            told += f"{{+{change.after}+}}" if change.after else ""
    return told.replace("\n", "／")


def _entry(change: EntryChange) -> Iterator[str]:
    stated = change.stated
    path = name_of(stated.path)
    if change.kind == "moved" and change.before and change.before.path != stated.path:
        path = f"{name_of(change.before.path)} → {path}"
    yield f"［{KINDS[change.kind]}］{path}　{title_of(stated)}　{stated.where}"
    if change.reworded:
        yield f"    {excerpts(changes(words_of(change.before), words_of(change.after)))}"


def _number(change: NumberChange) -> str:
    difference = f"（{signed(change.difference)}）" if change.difference else ""
    before, after = amount(change.before) or "无", amount(change.after) or "无"
    return f"    {change.label or change.name}（{change.name}）：{before} → {after}{difference}"


def _unit(change: UnitChange) -> Iterator[str]:
    (lead, responsible), (lead_now, responsible_now) = change.counts
    yield f"    {called(change)}：牵头 {lead} → {lead_now}，责任 {responsible} → {responsible_now}"
    for shift in change.shifts:
        yield f"        {shift.heading or name_of(shift.path)}：{shift.before or '无'} → {shift.after or '无'}"
