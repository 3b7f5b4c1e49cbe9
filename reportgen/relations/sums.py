"""Sums stated in prose: 其中…、…；（其中…）；包括…；分别为…；…，共…."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportgen.quantities import Number
from reportgen.relations.sentences import Level, Relation, is_base, is_change, measure, since, up_to

_CUE = re.compile("其中(?:包括|包含|有)?|分别[为是有]|主要包括|包括|包含|分为|含(?=[^有量义金税氧水盐])")
_TOTAL_CUE = re.compile("(?:[收支]入?出?|人数|金额)?(?:共计|合计|总计|总共|共)(?:为|有|达|是)?")
_UP_TO_TOTAL = "[，、,；; ]*(?:等[一二三四五六七八九十两几]?[类项种个]?(?:案件|人员|单位)?)?[，、,]?"
_NOT_ADDED = frozenset("年天日周岁度级倍秒届层") | {"个月", "小时", "个小时", "分钟", "工作日", "个工作日"}
_NEW_STATEMENT = re.compile(  # a list ends where these begin what precedes a number, unless its first part does too
    "已|均|共|并|全部|全年|同时|同比|环比|较|比|另|还|截至|截止|目前|累计|今年|去年|上年|占|合计|总|平均|人均|发现|完成"
    "|整改|下达|罚|没收|查处|开展|组织|举办|指导|推动|督促|检查|立案|结案|办结|制定|印发|发放|召开|移送|追究|处理|约谈"
    "|通报|曝光|问责|责令|停产|关闭|取缔|挽回|涉及|覆盖|惠及|受益|新增|减少|增加"
)
_OVERLAPPING = (  # parts that may be counted twice: 党员320人，女性260人
    "党员|女|男|少数民族|以上|以下|学历|本科|硕士|研究生|职称|高级|骨干|重点|立案|结案|办结|整改|完成|移送|处罚|已|通报"
    "|约谈|曝光|验收|合格|公开|参加|持证|线上|网络|青年|退休|兼职|残疾|重大|首次|新增|涉及|累计|特殊|发现|采纳|通过"
    "|受理|查实|属实|核实|出席"
)
_REST = "其他|其它|其余|剩余|余下|剩下"
_BLANK_OR_STOP = "，、：: \u3000"
_LONGEST = 60  # parts of a sum
_NEAR = Decimal("0.02")
_CHECK = "核对各数，改正其中一个"
_CHECK_OR_OPEN = "核对各数，改正其中一个；只列了一部分就在最后一项后面加“等”"


class _Listed(NamedTuple):
    """A total, the cue, and the numbers of its measure after it."""

    total: Number
    cue: str
    every: tuple[Number, ...]
    sure: int
    """How many of them surely belong to the list: a new statement may begin with the next."""
    labels: tuple[str, ...]
    others: tuple[Decimal, ...]
    """Other values of the measure that might be the total."""
    open_end: bool
    """…等: more parts than are listed."""
    nested: bool
    """Another 其中 follows in the sentence."""

    @property
    def parts(self) -> tuple[Number, ...]:
        return self.every[: self.sure]

    @property
    def overlapping(self) -> bool:
        return any(re.search(_OVERLAPPING, label) for label in self.labels)

    @property
    def complete(self) -> bool:
        """Whether the words say that nothing is left out."""
        return not self.open_end and (self.cue.startswith("分别") or re.search(_REST, self.labels[-1]) is not None)


def sums(level: Level) -> Iterator[Relation]:
    """The sums stated in a sentence or in brackets."""
    cues = [*_CUE.finditer(level.words)]
    bare = level.bracketed and level.before and not cues
    if not (cues or bare or "共" in level.words or "计" in level.words):
        return
    counted = [one for one in _with_units(level) if _is_added(one)]
    leading = len(level.words) - len(level.words.lstrip(_BLANK_OR_STOP))
    for cue in cues:
        for listed in _listed(level, counted, cue, first=cue.start() <= leading):
            yield _judged(level, listed)
    if bare:
        yield from _bare_brackets(level, counted)
    yield from _before_total(level, counted)


def _listed(level: Level, counted: list[Number], cue: re.Match[str], *, first: bool) -> Iterator[_Listed]:
    """What a cue divides: the nearest total before it of each measure, with the parts that follow."""
    start, end = level.start + cue.start(), level.start + cue.end()
    later = since(counted, end)
    totals = up_to(counted, start)
    if not totals and (level.bracketed or first):
        totals = [one for one in level.before if _is_added(one)]
    nested = _CUE.search(level.words, cue.end()) is not None
    seen = set()
    for total in reversed(totals[-4:]):
        kind = measure(total)
        if kind in seen or is_change(total) or is_base(total):
            continue
        seen.add(kind)
        parts, labels, count = _parts(level, [one for one in later if not is_change(one)], kind, end)
        if parts:
            others = tuple(one.value for one in totals if measure(one) == kind and one is not total)
            after = level.text[parts[-1].end : parts[-1].end + 2]
            yield _Listed(total, cue[0], parts, count, labels[:count], others, "等" in after, nested)


def _parts(level: Level, later: list[Number], kind: str, end: int) -> tuple[tuple[Number, ...], tuple[str, ...], int]:
    """The numbers of one measure to the end of the list, their labels, and how many surely belong to it."""
    parts: list[Number] = []
    labels: list[str] = []
    separators = ""
    part_of_last: Decimal | None = None  # what is left of the last part, while its own 其中 lasts
    for number in later:
        gap = level.between(end, number.start)
        end = number.end
        if len(parts) > 1 and "；" in gap and "；" not in separators:
            break
        if is_base(number) or measure(number) != kind:
            continue
        separators += gap
        inner = _CUE.search(gap) if parts else None
        if inner is not None:
            part_of_last = parts[-1].value
        if part_of_last is not None and number.value <= part_of_last:
            part_of_last = part_of_last - number.value or None
            continue
        part_of_last = None
        parts.append(number)
        labels.append(re.split("[，；：、,;]", gap)[-1])
    starts = [_NEW_STATEMENT.match(label) is not None for label in labels]
    count = next((at for at, new in enumerate(starts) if at and new and not starts[0]), len(parts))
    return tuple(parts), tuple(labels), count


def _judged(level: Level, listed: _Listed) -> Relation:
    """What the total and the parts listed after it say of one another."""
    total, parts, whole = listed.total, listed.parts, listed.total.value
    if not all(one.exact for one in (total, *parts)):
        return level.stated("sum", total, *parts, sure=False)
    amounts = _running(listed.every)
    match = next((at for at, amount in enumerate(amounts, 1) if at > 1 and amount in {whole, *listed.others}), 0)
    gap = amounts[listed.sure - 1] - whole
    if match:
        slipped = match < listed.sure and 0 < gap <= max(_smallest(listed), whole * _NEAR)
        if slipped and whole == amounts[match - 1]:
            return _unequal(level, total, parts, certain=False)
        return level.stated("sum", total, *listed.every[:match])
    if len(parts) == 1:
        return _subset(level, listed)
    if abs(gap) <= _rounding([total, *parts]):
        return level.stated("sum", total, *parts, sure=False)
    return _exceeding(level, listed, gap) if gap > 0 else _falling_short(level, listed, -gap)


def _subset(level: Level, listed: _Listed) -> Relation:
    total, part = listed.total, listed.parts[0]
    if part.value <= total.value:
        return level.stated("sum", total, part)
    if not listed.cue.startswith(("其中", "含")) or any(value >= part.value for value in listed.others):
        return level.stated("sum", total, part, sure=False)
    message = f"其中的{level.shown(part.value, part)}大于总数{level.shown(total.value, total)}"
    remedy = "核对这两个数，改正其中一个；不是它的一部分就不用“其中”"
    return level.broken("sum", (total, part), message, remedy, certain=listed.cue.startswith("其中"))


def _exceeding(level: Level, listed: _Listed, gap: Decimal) -> Relation:
    whole = listed.total.value
    near = gap <= max(_smallest(listed), whole * _NEAR)
    close = near or gap <= whole / 10
    if (listed.overlapping and not near) or not (close or listed.cue.startswith("其中")):
        return level.stated("sum", listed.total, *listed.parts, sure=False)
    certain = close and not listed.nested and (listed.complete or not listed.overlapping)
    if listed.cue.startswith("其中") and not listed.others:
        certain = certain or any(part.value > whole for part in listed.parts)
    return _unequal(level, listed.total, listed.parts, certain=certain)


def _falling_short(level: Level, listed: _Listed, gap: Decimal) -> Relation:
    whole = listed.total.value
    near = gap <= max(_smallest(listed), whole * _NEAR) and not listed.open_end
    if near:
        tiny = gap * 1000 <= whole and gap * 20 <= min(part.value for part in listed.parts)
        return _unequal(level, listed.total, listed.parts, certain=tiny or (listed.complete and not listed.nested))
    if listed.complete and gap <= whole / 5 and not listed.overlapping:
        return _unequal(level, listed.total, listed.parts, certain=False)
    return level.stated("sum", listed.total, *listed.parts, sure=listed.cue.startswith("其中"))


def _bare_brackets(level: Level, counted: list[Number]) -> Iterator[Relation]:
    """271项（行政处罚255项、行政强制16项）."""
    total = level.before[-1]
    parts = tuple(one for one in counted if measure(one) == measure(total) and not is_change(one) and not is_base(one))
    beside = not level.text[total.end : level.start - 1].strip()
    if len(parts) < 2 or not beside or not _is_added(total) or level.numbers[0].start != parts[0].start:
        return
    if all(one.exact for one in (total, *parts)):
        yield _weighed(level, total, parts, certain=False)


def _before_total(level: Level, counted: list[Number]) -> Iterator[Relation]:
    """甲30件、乙20件，共50件."""
    for at, total in enumerate(counted):
        cue = _TOTAL_CUE.fullmatch(total.label)
        if cue is None or not total.exact:
            continue
        parts: list[Number] = []
        end = total.start - len(cue[0])
        for one in reversed(counted[max(at - _LONGEST, 0) : at]):
            gap = level.between(one.end, end)
            if measure(one) != measure(total) or not one.exact or is_change(one) or is_base(one):
                break
            if not parts and not re.fullmatch(_UP_TO_TOTAL, gap.removesuffix(cue[0])):
                break
            if "；" in gap or _CUE.search(gap):
                break
            parts.append(one)
            end = one.start
        if len(parts) > 1:
            amounts = _running(parts)[1:]
            nearest = min(range(len(amounts)), key=lambda count: abs(amounts[count] - total.value))
            listed = tuple(reversed(parts[: nearest + 2]))
            yield _weighed(level, total, listed, certain="计" in cue[0])


def _weighed(level: Level, total: Number, parts: tuple[Number, ...], *, certain: bool) -> Relation:
    """True when the parts give the total, false when they nearly do: further off, they may be something else."""
    gap = abs(_running(parts)[-1] - total.value)
    if 0 < gap <= max(total.step, total.value * _NEAR):
        return _unequal(level, total, parts, certain=certain)
    return level.stated("sum", total, *parts, sure=not gap)


def _with_units(level: Level) -> list[Number]:
    """The numbers of a level; 30、40和50件 all count 件."""
    numbers = list(level.numbers)
    for at in range(len(numbers) - 2, -1, -1):
        one, after = numbers[at], numbers[at + 1]
        if one.kind != "quantity" or one.unit or after.kind != "quantity":
            continue
        if re.fullmatch("[、和及与，,]+", level.between(one.end, after.start)):
            numbers[at] = one._replace(unit=after.unit)
    return numbers


def _is_added(number: Number) -> bool:
    return number.kind == "quantity" and number.unit != "" and number.unit not in _NOT_ADDED


def _running(numbers: Sequence[Number]) -> list[Decimal]:
    amounts, amount = [], Decimal(0)
    for one in numbers:
        amount += one.value
        amounts.append(amount)
    return amounts


def _smallest(listed: _Listed) -> Decimal:
    """One unit of the last digit printed of any of them: what a slip changes at least."""
    return max(one.step for one in (listed.total, *listed.parts))


def _rounding(numbers: Sequence[Number]) -> Decimal:
    """How far a sum may be off because figures with decimals or in 万 were rounded; nothing for whole counts."""
    return sum((one.step / 2 for one in numbers if one.step != 1), Decimal(0))


def _unequal(level: Level, total: Number, parts: tuple[Number, ...], *, certain: bool) -> Relation:
    amount = _running(parts)[-1]
    added = "＋".join(level.shown(part.value, part) for part in parts)
    message = (
        f"{added}＝{level.shown(amount, total)}，写的是{level.shown(total.value, total)}"
        f"，相差{level.shown(abs(amount - total.value), total)}"
    )
    return level.broken("sum", (total, *parts), message, _CHECK if certain else _CHECK_OR_OPEN, certain=certain)
