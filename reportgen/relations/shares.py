"""Shares and rates stated in prose: 占总数的89.1%；合格率98.5%；分别占60%、30%、10%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from reportgen.gbt9704.marks import HAN
from reportgen.quantities import Number
from reportgen.relations.sentences import Level, Relation, is_base, is_change, measure, slack, up_to

_SHARE = re.compile(
    "(?P<of>[^占]*)占(?P<base>[^，、]{0,14}?)(?:的)?(?:比例|比重|比率|比|份额)?(?:为|达到|达|约为|是)?$"
)
_NOT_A_NAME = r"其中|分别|各|约|均|已|合计|共计|共|总计|[\W\da-zA-Z_]"  # or what is no Chinese character
_OF_THE_TOTAL = "(?:其|全部|总|总数|总量|总额|总人数|总件数|总次数|全部(?:案件|人员|企业)|案件总数|总案件数)?"
_RATE = re.compile(rf"(?P<stem>{HAN}{{2,8}})率(?:均|已|都)?(?:为|达到|达|是|保持)?$")
_OTHER_RATE = re.compile(  # not what the figures beside it give
    "增长|上升|下降|增幅|失业|出生|死亡|利|税|汇|费|城镇化|绿化|森林覆盖|入学|按期|按时|及时|一次|首次|当场|准时|提前|平均|综合"
    "|总体|满意|知晓|破案|概|频|效|功|压减|同比|投诉|差错|负债|贡献|普及|普法|入园|就业"
)
_PLAIN_RATE = "[^适]{0,4}(?:合格|办结|整改|完成|通过|结案|回复|答复|解决|采纳|及格|参训|到课|抽检|覆盖)"
_OF_SOMETHING = re.compile("[占率]|的$")  # what the label of a share or rate has at least
_PART_OF = re.compile("(?:目标|任务|计划|预算)?(?:任务|数)?的")
_FAR = 20  # percentage points: further off, it is the rate of something else
_REMEDY = "核对这三个数，改正其中一个"


def shares(level: Level) -> Iterator[Relation]:
    """The shares and rates stated in a sentence or in brackets, against the numbers shown in it."""
    percentages = [one for one in level.numbers if one.kind == "percentage" and one.exact]
    of_something = [one for one in percentages if one.unit == "%" and _OF_SOMETHING.search(one.label)]
    counts = _counts((*level.before, *level.inside) if level.bracketed else level.inside) if of_something else []
    before = _counts(level.earlier) if of_something else []
    for number in of_something:
        here = up_to(counts, number.start)
        share, rate = _SHARE.search(number.label), _RATE.search(number.label)
        if _PART_OF.fullmatch(number.label) and len(here) > 1:
            yield from _part_of(level, number, here, before)
        if share is None and rate is None:
            continue
        given = _given(number, here, before)
        if given and (share or number.value != 100):
            yield level.stated("share", *given, number)
        elif share:
            yield from _share(level, number, share, [*before, *here])
        elif rate:
            yield from _rate(level, number, rate["stem"], here)
    if len(percentages) > 1:
        yield from _whole(level, percentages)


def _counts(numbers: Sequence[Number]) -> list[Number]:
    return [
        one
        for one in numbers
        if one.kind == "quantity" and one.exact and one.value > 0 and not is_change(one) and not is_base(one)
    ]


def _given(number: Number, here: Sequence[Number], before: Sequence[Number]) -> tuple[Number, Number] | None:
    """Two counts of which the percentage is the share: some part near it, and any whole before."""
    for part in reversed([*before[-2:], *here]):
        for whole in (*before, *here):
            if measure(part) == measure(whole) and part.value <= whole.value and _gives(part, whole, number):
                return part, whole
    return None


def _part_of(level: Level, number: Number, here: Sequence[Number], before: Sequence[Number]) -> Iterator[Relation]:
    """完成24627万元，为预算60999万元的40.4%."""
    whole = here[-1]
    parts = [one for one in here[:-1] if measure(one) == measure(whole)]
    if not _PART_OF.fullmatch(level.between(whole.end, number.start)) or not parts:
        return
    if any(_gives(part, whole, number) for part in (*before, *parts)):
        yield level.stated("share", parts[-1], whole, number)
    elif abs(parts[-1].value / whole.value * 100 - number.value) <= _FAR:
        yield _unequal(level, parts[-1], whole, number, certain=False)


def _share(level: Level, number: Number, share: re.Match[str], earlier: Sequence[Number]) -> Iterator[Relation]:
    part = _part(level, number, share["of"], earlier)
    if part is None:
        return
    wholes = [one for one in earlier if one is not part and measure(one) == measure(part)]
    if any(_gives(some, whole, number) for whole in wholes for some in _added_before(part, earlier)):
        yield level.stated("share", part, number)
        return
    listed = _divided(level, part, wholes)
    larger = [one for one in wholes if level.start <= one.start < part.start and one.value >= part.value]
    whole = listed or next(reversed(larger), None)
    if whole is None:
        return
    off = abs(part.value / whole.value * 100 - number.value)
    of_the_total = re.fullmatch(_OF_THE_TOTAL, share["base"]) is not None
    if off > 3 and not (of_the_total and (listed or (len(wholes) == 1 and off <= _FAR))):
        yield level.stated("share", part, number, sure=False)
    else:
        certain = of_the_total and listed is not None and off >= number.step
        yield _unequal(level, part, whole, number, certain=certain)


def _part(level: Level, number: Number, named: str, earlier: Sequence[Number]) -> Number | None:
    """The count whose share it is: the one of that name, or without a name the one just before."""
    if not earlier:
        return None
    named = re.sub(_NOT_A_NAME, "", named)
    if named:
        return next((one for one in reversed(earlier) if named in one.label or one.label.endswith(named[-4:])), None)
    part = earlier[-1]
    if level.bracketed and number is level.numbers[0]:
        return part if level.before and part is level.before[-1] else None
    gap = level.between(part.end, number.start)
    return part if "；" not in gap and gap.count("，") <= 1 else None


def _added_before(part: Number, earlier: Sequence[Number]) -> Iterator[Number]:
    """The part, and it together with those before it: 甲60件、乙20件，合计占80%."""
    amount = Decimal(0)
    for one in reversed(earlier[: earlier.index(part) + 1]):
        if measure(one) == measure(part):
            amount += one.value
            yield part._replace(value=amount)


def _divided(level: Level, part: Number, wholes: Sequence[Number]) -> Number | None:
    """The total before the 其中 that `part` follows."""
    for one in reversed(wholes):
        gap = level.text[one.end : part.start]
        if one.start < part.start and "其中" in gap and gap.count("。") <= 1:
            return one if one.value >= part.value else None
    return None


def _rate(level: Level, number: Number, stem: str, earlier: Sequence[Number]) -> Iterator[Relation]:
    if _OTHER_RATE.search(stem):
        return
    words = {stem[-2:], stem[:2]}
    done = [one for one in earlier if any(word in _clause(level, one) for word in words)]
    done = [one for one in done if not _OTHER_RATE.search(one.label)]
    wholes = [one for one in earlier if done and one not in done and measure(one) == measure(done[-1])]
    wholes = [one for one in wholes if one.value >= done[-1].value]
    if not wholes:
        return
    part, whole = done[-1], wholes[-1]
    off = abs(part.value / whole.value * 100 - number.value)
    if any(_gives(part, one, number) for one in wholes):
        yield level.stated("share", part, whole, number)
    elif off > _FAR:
        yield level.stated("share", part, whole, number, sure=False)
    else:
        beside = level.between(part.end, number.start).count("，") <= 1 and part.start > whole.start
        certain = len(wholes) == 1 and off >= number.step and beside and re.fullmatch(_PLAIN_RATE, stem) is not None
        yield _unequal(level, part, whole, number, certain=certain)


def _clause(level: Level, number: Number) -> str:
    """The words of its clause before it and the few just after."""
    return number.label + re.split("[，、；。：（）]", level.text[number.end : number.end + 6])[0]


def _whole(level: Level, percentages: list[Number]) -> Iterator[Relation]:
    """甲占60%、乙占30%、丙占10%."""
    for run in _runs(level, percentages):
        amount = sum((one.value for one in run), Decimal(0))
        gap = abs(amount - 100)
        if gap <= max(one.step for one in run) * len(run) / 2:
            yield level.stated("share", *run)
        elif gap <= 1 and len(run) > 2 and "其中" not in level.words:
            message = f"各项占比合计{amount:f}%，不是100%"
            yield level.broken("share", tuple(run), message, "核对各项占比，改正不对的", certain=False)


def _runs(level: Level, percentages: list[Number]) -> Iterator[list[Number]]:
    """Percentages listed as shares of one whole."""
    run: list[Number] = []
    for number in percentages:
        gap = level.between(run[-1].end, number.start) if run else ""
        if ("占" in number.label and not is_change(number) and "；" not in gap) or (
            run and re.fullmatch("[、和及与，]+", gap)
        ):
            run.append(number)
        else:
            if len(run) > 1:
                yield run
            run = [number] if "占" in number.label and not is_change(number) else []
    if len(run) > 1:
        yield run


def _gives(part: Number, whole: Number, number: Number) -> bool:
    """Whether the percentage is that of the part, as it would be rounded."""
    exact = part.value / whole.value * 100
    margin = number.step / 2 + exact * (slack(part) + slack(whole))
    return part is not whole and abs(exact - number.value) <= margin


def _unequal(level: Level, part: Number, whole: Number, number: Number, *, certain: bool) -> Relation:
    right = (part.value / whole.value * 100).quantize(number.step, ROUND_HALF_UP)
    message = f"{level.shown(part.value, part)}÷{level.shown(whole.value, whole)}＝{right}%，写的是{number.value}%"
    return level.broken("share", (part, whole, number), message, _REMEDY, certain=certain)
