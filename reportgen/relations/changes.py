"""Changes stated in prose: 72起，比上年减少8起、下降10%；由85件增至98件；分别下降11.3%和10.7%."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import NamedTuple

from reportgen.quantities import Number
from reportgen.relations.sentences import Level, Relation, is_base, is_change, measure, since, slack, up_to

_UP = "增收|增支|增长|增加|上升|提高|提升|增幅|扩大|多|净增|升高|回升"
_DOWN = "减收|减支|下降|减少|降低|降幅|下滑|回落|压降|压减|减幅|少|净减|缩减|缩小"
_DIRECTION = re.compile(f"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|幅度?|率)?(?:为|达|达到)?$")
_TO = re.compile(
    "(?:(?P<up>增长|增加|上升|提高|提升|扩大|增|升)|(?P<down>下降|减少|降低|缩减|缩小|压减|压降|减|降))(?:到|至|为)了?$"
)
_ENDS = frozenset([word[-1] for word in f"{_UP}|{_DOWN}".split("|")]) | frozenset("了幅度率为达到至")
"""With what the words before an extent of change end, or before what something changed to."""
_FROM = re.compile("(?:由|从)[^，、]{0,12}$")
_BESIDE = re.compile(  # between a figure and how much it changed
    "[，、,；（(]*(?:数量|总数|总量|总额|件数|起数|人数)?(?:与|同|比|较|相比)*(?:20[0-9]{2}年|上一?年|去年|同期|同比|环比|年)*度?"
    f"(?:同期|相比|相较|比)*[，、]?(?:分别|各|均|同比)*(?:{_UP}|{_DOWN})(?:了|幅度?|率)?(?:为|达|达到)?"
)
_COUNTED = frozenset("人名位件起家户次场个项宗例批期份篇辆台套处座所支") | {"人次", "家次", "件次", "场次", "批次"}
_LONGEST = 60  # characters between a figure and how much it changed
_FAR = 40  # percentage points: further off, it is the change of something else
_REMEDY = "核对这几个数，改正不对的"
Known = Callable[[int], Decimal | None]
"""Last year's value of the number that begins at a place, where it is known."""


class Change(NamedTuple):
    """A stated extent of change, its sign, and this year's number it may be about."""

    stated: Number
    sign: int
    now: Number


class Alone(NamedTuple):
    """A change of which the text gives this year's number alone."""

    level: Level
    change: Change

    def judged(self, known: Known) -> Iterator[Relation]:
        """Against last year's value, or where that is not known against all it may have been."""
        base = known(self.change.now.start)
        if base is None:
            yield from _possible(self.level, self.change)
        elif base > 0:
            yield _judged(self.level, self.change, base, (), certain=True)


def changes(level: Level) -> Iterator[Relation | Alone]:
    """The changes stated in a sentence or in brackets."""
    if _ENDS.isdisjoint([one.label[-1:] for one in level.numbers]):
        return
    yield from _from_to(level)
    everything = (*level.before, *level.inside) if level.bracketed else level.inside
    exact = [one for one in everything if one.exact and one.kind in {"quantity", "percentage"}]
    for at, number in enumerate(level.numbers):
        sign = _sign(number)
        if not sign or not number.exact or number.value < 0:
            continue
        earlier = up_to(exact, number.start)
        if number.kind == "quantity":
            yield from _difference(level, number, sign, earlier)
        elif "分别" in number.label:
            yield from _several(level, number, sign)
        elif (
            number.kind in {"percentage", "points"} and earlier and not _is_from_to(level.numbers[max(at - 2, 0) : at])
        ):
            yield from _extent(level, number, sign, earlier)


def _sign(number: Number) -> int:
    way = _DIRECTION.search(number.label) if number.label[-1:] in _ENDS else None
    return 0 if way is None else 1 if way["up"] else -1


def _from_to(level: Level) -> Iterator[Relation]:
    """由85件增至98件，增长15.3%."""
    for first, last in pairwise(level.numbers):
        way = _TO.search(last.label)
        if way is None or _FROM.search(first.label) is None or not (first.exact and last.exact):
            continue
        if not {first.kind, last.kind} <= {"quantity", "percentage"} or (
            first.unit and measure(first) != measure(last)
        ):
            continue
        gap = last.value - first.value
        if gap and (gap > 0) == bool(way["up"]):
            yield level.stated("change", first, last)
            yield from _after_from_to(level, first, last)
            continue
        right = "增加" if gap > 0 else "减少" if gap else "没有变化"
        sides = f"由{level.shown(first.value, first)}到{level.shown(last.value, last)}是{right}，写的是“{way[0]}”"
        remedy = "核对两个数和升降的用词，改正不对的"
        yield level.broken("change", (first, last), sides, remedy, certain=first.unit == last.unit)


def _after_from_to(level: Level, first: Number, last: Number) -> Iterator[Relation]:
    after = next(iter(since(level.numbers, last.end, 1)), None)
    if after is None or not after.exact or after.kind not in {"percentage", "points"} or first.value <= 0:
        return
    sign = _sign(after)
    if sign and level.between(last.end, after.start).count("，") <= 1:
        yield _judged(level, Change(after, sign, last), first.value, (first,), certain=True)


def _is_from_to(numbers: Sequence[Number]) -> bool:
    return len(numbers) == 2 and bool(_FROM.search(numbers[0].label) and _TO.search(numbers[1].label))


def _difference(level: Level, number: Number, sign: int, earlier: Sequence[Number]) -> Iterator[Relation]:
    """71起，上年80起，减少9起; 262件，下降2.60%，减少7件."""
    stated = earlier[-1] if len(earlier) > 1 and not is_change(earlier[-2]) else number
    if stated.kind == "percentage" and _sign(stated) and level.between(stated.end, number.start).count("，") <= 1:
        yield from _after_difference(level, stated, _sign(stated), [*earlier[:-1], number])
    same = [one for one in earlier if measure(one) == measure(number)]
    bases = [one for one in same if is_base(one)]
    now = [one for one in same if not is_base(one) and not is_change(one)]
    if len(bases) != 1 or not now:
        return
    base = bases[0]
    if any(one.value - base.value == sign * number.value for one in now):
        yield level.stated("change", now[-1], base, number)
    elif len(now) == 1:
        gap = now[0].value - base.value
        right = f"{'增加' if gap > 0 else '减少'}{level.shown(abs(gap), now[0])}" if gap else "持平"
        wrote = f"{_word(number)}{level.shown(number.value, number)}"
        message = (
            f"上年{level.shown(base.value, base)}、本年{level.shown(now[0].value, now[0])}，应为{right}，写的是{wrote}"
        )
        yield level.broken("change", (now[0], base, number), message, _REMEDY, certain=True)


def _extent(level: Level, number: Number, sign: int, earlier: Sequence[Number]) -> Iterator[Relation | Alone]:
    """A percentage against what its sentence shows of this and last year."""
    previous = earlier[-1]
    bases = [one for one in earlier if is_base(one)]
    if is_change(previous) and previous.kind == "quantity":
        yield from _after_difference(level, number, sign, earlier)
    elif bases:
        base = bases[-1]
        now = [one for one in earlier if not is_base(one) and not is_change(one) and measure(one) == measure(base)]
        if base.value > 0 and "；" not in level.text[base.end : number.start]:
            tries = [(Change(number, sign, one), base.value) for one in now]
            yield from _best(level, tries, (base,))
    elif not is_change(previous) and _beside(level.between(previous.end, number.start)):
        yield Alone(level, Change(number, sign, previous))


def _after_difference(level: Level, number: Number, sign: int, earlier: Sequence[Number]) -> Iterator[Relation]:
    """72起，比上年减少8起，下降10%."""
    difference = earlier[-1]
    gap = level.between(difference.end, number.start)
    now = [
        one
        for one in earlier[:-1]
        if measure(one) == measure(difference) and not is_change(one) and not is_base(one) and one.value
    ]
    clause = level.text.rfind("；", level.start, difference.start)
    now = [one for one in now if one.start > clause]
    if not _sign(difference) or not now or gap.count("，") > 1 or "；" in gap or number.kind != "percentage":
        return
    if _sign(difference) != sign:
        message = f"一处说{_word(difference)}，一处说{_word(number)}，方向相反"
        numbers = (now[-1], difference, number)
        yield level.broken("change", numbers, message, "核对升降，改正其中一个词", certain=True)
        return
    tries = [(Change(number, sign, one), one.value - sign * difference.value) for one in now]
    yield from _best(level, [(change, base) for change, base in tries if base > 0], (difference,))


def _best(level: Level, tries: Sequence[tuple[Change, Decimal]], shown: tuple[Number, ...]) -> Iterator[Relation]:
    """The reading that holds, or the nearest one; that is certain only when there is no other."""
    found = [_judged(level, change, base, shown, certain=len(tries) == 1) for change, base in tries]
    if found:
        yield next((one for one in found if one.verdict == "true"), found[-1])


def _several(level: Level, number: Number, sign: int) -> Iterator[Relation | Alone]:
    """71起、死亡50人，分别下降11.3%和10.7%."""
    stated = [number]
    for one in since(level.numbers, number.end):
        if one.kind != "percentage" or not re.fullmatch("[、和及与]+", level.between(stated[-1].end, one.start)):
            break
        stated.append(one)
    counted = [one for one in up_to(level.numbers, number.start) if one.kind == "quantity"][-len(stated) :]
    if len(counted) != len(stated) or not _beside(level.between(counted[-1].end, number.start)):
        return
    if any(is_change(one) for one in counted):
        yield from _several_differences(level, counted, stated, sign)
        return
    for now, one in zip(counted, stated, strict=True):
        if now.exact and one.exact:
            yield Alone(level, Change(one, sign, now))


def _several_differences(
    level: Level, differences: Sequence[Number], stated: Sequence[Number], sign: int
) -> Iterator[Relation]:
    """54起，死亡825人，同比减少11起、146人，分别下降16.9%和15.0%."""
    earlier = [one for one in up_to(level.numbers, differences[0].start) if one.exact and not is_change(one)]
    for difference, one in zip(differences, stated, strict=True):
        now = next((other for other in reversed(earlier) if measure(other) == measure(difference)), None)
        base = now.value - sign * difference.value if now else Decimal(0)
        if now and base > 0 and _sign(difference) == sign and difference.exact and one.exact:
            yield _judged(level, Change(one, sign, now), base, (difference,), certain=True)


def _judged(level: Level, change: Change, base: Decimal, shown: tuple[Number, ...], *, certain: bool) -> Relation:
    """A stated extent against this year's value and last year's; `shown` are the other numbers it follows from."""
    number, sign, now = change
    numbers = (now, *shown, number)
    gap = now.value - base
    relative, stated = gap / base * 100, number.value * sign
    margin = number.step / 2 + (relative + 100) * (slack(now) + sum(map(slack, shown)))
    rates = now.kind == "percentage"
    if number.kind == "points" and rates and stated == gap:
        return level.stated("change", *numbers)
    if number.kind == "percentage" and abs(relative - stated) <= margin:
        return level.stated("change", *numbers)
    if number.kind == "percentage" and rates and stated != gap:
        return level.stated("change", *numbers, sure=False)
    if not rates and abs(relative - stated) > 3 * _FAR:
        return level.stated("change", *numbers, sure=False)
    word = ("提高" if rates else "上升") if gap > 0 else "下降"
    extent = f"{abs(gap)}个百分点" if rates else f"{abs(relative).quantize(number.step, ROUND_HALF_UP)}%"
    wrote = f"{_word(number)}{level.text[number.start : number.end].strip()}"
    right = f"{word}{extent}" if gap else "持平"
    source = "" if shown else "（统计数里的上年数）"
    sides = f"上年{level.shown(base, now)}{source}、本年{level.shown(now.value, now)}，应为{right}，写的是{wrote}"
    remedy = "百分比之间的差用“个百分点”；核对后改正不对的" if rates else _REMEDY
    beyond = number.step <= abs(relative - stated) <= _FAR or rates or number.kind == "points"
    return level.broken("change", numbers, sides, remedy, certain=certain and beyond)


def _beside(between: str) -> bool:
    return len(between) <= _LONGEST and _BESIDE.fullmatch(between) is not None


def _possible(level: Level, change: Change) -> Iterator[Relation]:
    """Whether any whole number of last year gives the stated percentage: 71起，下降11.3% comes from 80."""
    number, sign, now = change
    if now.unit not in _COUNTED or now.step != 1 or now.value <= 0 or number.kind != "percentage" or not number.value:
        return
    factor = 1 + sign * number.value / 100
    margin = number.step / 200
    if factor <= margin:
        return
    first = (now.value / (factor + margin)).to_integral_value(ROUND_CEILING)
    if first <= now.value / (factor - margin):
        yield level.stated("change", now, number)
        return
    nearest = int(now.value / factor)
    likely = "，".join(
        f"上年{base}{now.unit}得{abs((now.value / base - 1) * 100).quantize(number.step, ROUND_HALF_UP)}%"
        for base in (nearest, nearest + 1)
        if base > 0
    )
    message = f"没有哪个整数的上年数能得出这个百分比：{likely}，写的是{number.value}%"
    yield level.broken("change", (now, number), message, "核对本年数、上年数和百分比，改正不对的", certain=False)


def _word(number: Number) -> str:
    way = _DIRECTION.search(number.label)
    return way[0] if way else ""
