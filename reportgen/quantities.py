"""The numbers in a Chinese official text: what each counts, and which of them only name, date or order something."""

import re
from bisect import bisect_right
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal, NamedTuple

Kind = Literal[
    "quantity",  # 71起, 1.07万余人, 五次
    "percentage",  # 11.3%, 百分之三十
    "points",  # 2.3个百分点
    "date",  # 2024年12月16日, 2021—2025年, 6月, 8时30分
    "ordinal",  # 第20个, 一、, （一）, 1., 一是
    "file_number",  # 〔2025〕3号
    "reference",  # 第三条, 第591号令
    "name",  # “12·4”, “四个专题”, 《…2023》, 3.0版, GB/T 9704-2012, 12345热线
    "ratio",  # 3:1, 三分之二
]


class Number(NamedTuple):
    """One number, from `start` to `end` of the text with its unit and the words that make it approximate."""

    start: int
    end: int
    kind: Kind
    value: Decimal
    """In the unit: 10700 for 1.07万人; a date has its first number, a file number its last."""
    unit: str
    approx: str
    """约 近 余 多 以上 不少于 …, 至 for an end of a range, or nothing."""
    step: Decimal
    """What one unit of the last printed digit is worth: 100 for 1.07万."""
    label: str
    """The words before it, from the last punctuation or number."""

    @property
    def counted(self) -> bool:
        """Whether it counts or measures something."""
        return self.kind == "quantity"

    @property
    def exact(self) -> bool:
        """Whether it is printed without 约, 余, 不少于 and the like."""
        return not self.approx


# What follows a number and is no unit here leaves the unit empty.
_UNITS = """
    个百分点 百分点 平方公里 平方千米 平方米 立方米 千瓦时 个工作日 工作日 个小时 人次数 人次 家次 件次 户次 场次 次数
    批次 架次 车次 台次 台套 起次 项次 篇次 班次 人天 课时 学时 小时 分钟 个月 美元 欧元 公里 千米 厘米 毫米 公顷 公斤
    千克 千瓦 兆瓦 元 吨 升 米 亩 度 秒 天 日 周 年 人 名 位 个 项 件 起 家 户 次 场 期 批 套 台 辆 艘 架 支 队
    处 座 栋 幢 间 所 条 篇 份 册 本 部 张 块 枚 面 种 类 例 宗 组 对 届 轮 遍 回 门 堂 节 课 站 点 村 镇 乡 县 市
    省 国 校 班 级 层 岁 倍 句 字 页 卷 幅 集 款 颗 株 棵 头 只 匹 箱 袋 瓶 桶 盒 包 车 趟 步 道 片 方 口 眼 盏 扇
    具 床 笔 单 票 分 孔 顶 根 段 km kg kV kW MW GB TB MB mm cm ㎡ m²
"""
# After a Chinese numeral only these; many other words begin with a numeral and count nothing.
_COUNTED = """
    人次 家次 件次 户次 场次 批次 个月 小时 分钟 学时 课时 工作日 公里 平方米 人 名 位 个 项 件 起 家 户 次 场 期 批
    套 台 辆 艘 架 支 座 栋 所 条 篇 份 册 本 部 张 块 枚 种 类 例 宗 组 轮 门 堂 节 天 年 岁 倍 元 吨 亩 处 级
"""
_CN = "[零〇一二两三四五六七八九十百千万亿]"
_TENS = "[一二三四五六七八九十]"
_YEAR = "(?:19|20)[0-9]{2}"
_S = r"[^\S\n]{0,8}"  # blanks of any width; no more, as two of them may stand side by side
_DASHES = frozenset("-－—–~～至到")
_DASH = "[-－—–~～至到]+"
_BOUNDS = (
    "不少于|不低于|不超过|不高于|不多于|少于|低于|高于|多于|至少|至多|最多|最少|超过|突破|大约|将近|接近|不足|大于|小于"
)
_LINE = "热线|平台|便民|指挥|报警|接处警|电话|投诉|举报|转办|工单|政务|市民|消费"


_BOUND_ENDS = frozenset(["约", "近", "超", "逾", *(word[-1] for word in _BOUNDS.split("|"))])


def _one_of(words: str) -> str:
    """Any of the words, longer ones first."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


# Where a number may begin; anywhere else the forms need not be tried.
_FIRST = r"[0-9０-９零〇一二两三四五六七八九十百千万亿第①-⑳〔\[［【（(A-Za-z\-－− \u3000\xa0]"
# Tried in this order at each place; spaces in these patterns count for nothing.
_FORMS: dict[str, str] = {
    "file_number": rf"[〔\[［【（(]{_S}[0-9]{{2,4}}{_S}[〕\]］】）)]{_S}第?{_S}[0-9]+{_S}号",
    "heading": rf"""(?m:^){_S} (?:[0-9]{{1,3}}[.．、](?:(?={_YEAR}年)|(?![0-9])) | {_CN}{{1,3}}、)
        | [（(]{_S} (?:[0-9]{{1,2}} | {_TENS}{{1,3}}) {_S}[）)]
        | [①-⑳]
        | (?<![0-9一二三四五六七八九十统唯]){_TENS}{{1,2}}(?=是(?![个否]))""",
    "order": rf"第{_S} (?:[0-9]+ | {_CN}+) {_S}(?P<ordered>[条款项章节编目号])?",
    "date": rf"""{_YEAR}{_S}年?{_S}{_DASH}{_S}{_YEAR}{_S}年度?
        | {_YEAR}{_S}年{_S} (?:[0-9]{{1,2}}{_S}{_DASH}{_S})? [0-9]{{1,2}}{_S}月 (?:{_S}[0-9]{{1,2}}{_S}[日号])?
        | {_YEAR}{_S}年(?!版)度?
        | [0-9]{{1,2}}{_S}月?{_S}{_DASH}{_S}[0-9]{{1,2}}{_S}月 (?:{_S}[0-9]{{1,2}}{_S}[日号])?
        | [0-9]{{1,2}}{_S}月{_S}[0-9]{{1,2}}{_S} (?:[日号] | {_DASH}{_S}[0-9]{{1,2}}{_S}日)
        | [0-9]{{1,2}}{_S}月
        | {_YEAR}[-/.][01]?[0-9][-/.][0-3]?[0-9](?![0-9])
        | (?<![比例为])[0-2]?[0-9][:：][0-5][0-9] (?::[0-5][0-9])?(?![0-9])
        | [0-2]?[0-9]{_S}时 (?:{_S}[0-5]?[0-9]{_S}分)?
        | [一二][〇○零一二三四五六七八九]{{3}}年 (?:{_CN}{{1,2}}月 (?:{_CN}{{1,3}}日)?)?
        | (?<!{_CN}) (?:十[一二] | {_TENS})月 (?:{_CN}{{1,3}}日)?""",
    "version": rf"""[vV]?[0-9]+(?:\.[0-9]+)*{_S}年?版
        | [0-9]+(?:[+＋][0-9A-Za-z]+)+
        | [0-9]{{1,2}}[·•][0-9]{{1,2}}""",
    "code": rf"""(?<![A-Za-z/])[A-Za-z][A-Za-z/]*{_S}[-_]?[0-9]+(?:[-.—][0-9]+)*
        | 0[0-9]{{2,3}}-[0-9]{{7,8}}
        | (?<![0-9.]) (?:[0-9]{{5}} | 1[12][0-9]) (?={_S}(?:{_LINE}))
        | (?<![0-9.,])[0-9]{{15,}}[0-9Xx]?
        | [0-9]+(?={_S}号)
        | [0-9]+(?:\.[0-9]+){{2,}}
        | [0-9]+[GDgd](?![A-Za-z0-9])""",
    "ratio": rf"""[0-9]+(?:\.[0-9]+)?{_S}[:：∶]{_S}[0-9]+(?:\.[0-9]+)?
        | (?!百分之) (?:[0-9]+ | (?<!{_TENS}){_TENS}+)分之(?:[0-9]+ | {_TENS}+)""",
    "percent": "百分之(?P<of_hundred>[0-9]+(?:[.][0-9]+)? | [零〇一二三四五六七八九十百点]+)",
    "digits": rf"""(?P<sign>(?<![0-9０-９A-Za-z)）%％])[-－−](?=[0-9]))?
        (?P<figure>
            [0-9]{{1,3}} (?:(?:,[0-9]{{3}})+ | (?:[ ][0-9]{{3}})+) (?![0-9])(?:\.[0-9]+)?
          | [0-9０-９]+(?:[.．][0-9０-９]+)?
        ){_S}
        (?: (?P<share>[%％‰])
          | (?P<vague>[余多几]?)(?P<scale>万亿|千万|百万|[万亿千百])?
            (?P<smaller>[0-9]+(?:\.[0-9]+)?万)?(?P<vague_after>[余多])?{_S}(?P<unit>{_one_of(_UNITS)})?
        ) (?P<bound>{_S}(?:以上|以下|以内|左右|上下))?""",
    "chinese": rf"""(?<![一二三四五六七八九十百千万亿第每])
        (?P<numeral>{_CN}{{1,24}})(?P<cn_vague>[余多])?(?P<cn_unit>{_one_of(_COUNTED)})(?!性)
        (?P<cn_bound>以上|以下|以内|左右)?""",
    "other": "[0-9０-９]+",
}
# Most numbers are no more than digits and one of these, which none of the many other forms can be.
_ODD = r"(?![0-9]{1,14}(?:\.[0-9]+)?[件起人家次场个项处份%％余万亿])"
_ODD_FORMS = ("date", "version", "code", "ratio")
_KINDS: dict[str, Kind] = {
    "file_number": "file_number",
    "heading": "ordinal",
    "order": "ordinal",
    "date": "date",
    "version": "name",
    "code": "name",
    "ratio": "ratio",
    "other": "quantity",
    "reference": "reference",
}
_PIECES = ("figure", "sign", "share", "vague", "scale", "smaller", "vague_after", "unit", "bound")
_ONE = Decimal(1)
_LONGEST_LABEL = 40
_SHORT = 16  # a longer quotation is no name
_WORDS = re.compile(  # with their unit: they begin with a numeral and count nothing
    "一[个项条家位名本部级类支座组套处轮批年起天]"
    "|万[元家人户]|百[年家]|千[家人]|两[级类个]|[一二三四五六七八九十]级|三位|四个"
)
_STOP = re.compile(r"[，。；：、！？（）“”《》〔〕…,;:!?()\n\t]")
_SCALES = {"百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}


@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(f"{_ODD if name in _ODD_FORMS else ''}(?P<{name}>{form})" for name, form in _FORMS.items())
    return re.compile(f"(?={_FIRST})(?:{forms})", re.VERBOSE)


@lru_cache(1024)  # what is inherited is the same in one document after another
def numbers(text: str) -> tuple[Number, ...]:
    """Every number in `text`, in order: whatever has a digit, and the Chinese numerals that count, date or order."""
    titles = _spans(text, "《", "》")
    names = [(start, end) for start, end in _spans(text, "“", "”") if end - start <= _SHORT]
    enclosed = [spans for spans in (titles, names) if spans]
    found: list[Number] = []
    end = 0
    for match in _pattern().finditer(text):
        start, stop = match.span()
        if text[start].isspace() or text[stop - 1].isspace():
            start += len(match[0]) - len(match[0].lstrip())
            stop -= len(match[0]) - len(match[0].rstrip())
        between = text[end:start]
        number = _number(match, start, stop, _STOP.split(between[-_LONGEST_LABEL:])[-1].strip())
        if number is None:
            continue
        kind = number.kind
        if enclosed and kind not in {"name", "file_number"} and any(_stands_in(number, spans) for spans in enclosed):
            number, kind = number._replace(kind="name"), "name"
        if found and found[-1].kind == kind != "name" and _range(between):
            first = found[-1]
            found[-1] = first._replace(approx="至", unit=first.unit or number.unit)
            number = number._replace(approx="至")
        found.append(number)
        end = number.end
    return tuple(found)


def _number(match: re.Match[str], start: int, stop: int, label: str) -> Number | None:
    name = match.lastgroup or ""  # the outermost group closes last
    if name == "digits":
        return _digits(match, start, stop, label)
    if name == "chinese":
        return _chinese(match, start, stop, label)
    if name == "percent":
        value = _read(match["of_hundred"])
        return Number(start, stop, "percentage", value, "%", _approx(label), _ONE, label)
    kind, value = _read_other(name if match["ordered"] is None else "reference", match[0].strip())
    return Number(start, stop, kind, value, "", "", _ONE, label)


@lru_cache(512)  # nearly all are marks: 一是, （二）
def _read_other(form: str, words: str) -> tuple[Kind, Decimal]:
    """What a number that is no amount is, and its value."""
    kind = _KINDS[form]
    if digits := re.findall("[0-9０-９]+", words):
        return kind, Decimal(digits[-1 if kind == "file_number" else 0])
    numerals = re.findall(f"{_CN}+", words)
    return kind, _read(numerals[0]) if numerals else Decimal("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳".index(words[0]) + 1)


def _digits(match: re.Match[str], start: int, stop: int, label: str) -> Number:
    figure, sign, share, vague, scale, smaller, vague_after, unit, bound = match.group(*_PIECES)
    digits = figure.replace(",", "").replace(" ", "").replace("．", ".")
    value, step = Decimal(digits), _step(digits)
    approx = vague or vague_after or (bound or "").strip() or _approx(label)
    if share:
        kind: Kind = "percentage"
        unit = share.replace("％", "%")
    else:
        unit = unit or ""
        if scale:
            exponent = _SCALES.get(scale) or sum(_SCALES[one] for one in scale)
            value, step = value.scaleb(exponent), step.scaleb(exponent)
        if smaller:
            value += Decimal(smaller[:-1]).scaleb(4)
            step = _step(smaller[:-1]).scaleb(4)
        kind = "points" if unit.endswith("百分点") else "quantity"
        if unit == "日" and not approx and not re.match("[以之]?内", match.string[stop:]):
            kind = "date"
    if sign:
        value = -value
    return Number(start, stop, kind, value, unit, approx, step, label)


def _step(digits: str) -> Decimal:
    """What one unit of the last digit is worth."""
    decimals = digits.partition(".")[2]
    return _ONE.scaleb(-len(decimals)) if decimals else _ONE


def _chinese(match: re.Match[str], start: int, stop: int, label: str) -> Number | None:
    numeral, unit = match["numeral"], match["cn_unit"]
    if numeral in "百千万亿" or numeral in {"百万", "千万", "万万"} or _WORDS.fullmatch(numeral + unit):
        return None
    if len(numeral) > 1 and not re.search("[十百千万亿]", numeral[1:]) and numeral[0] != "十":
        return None  # 三五个, 七八次
    approx = match["cn_vague"] or match["cn_bound"] or _approx(label)
    return Number(start, stop, "quantity", _read(numeral), unit, approx, _ONE, label)


_DIGIT = {sign: at for at, signs in enumerate(["零〇○", "一", "二两", "三", *"四五六七八九"]) for sign in signs}


def _read(numeral: str) -> Decimal:
    """A Chinese numeral, or digits. (cn2an takes 75 ms to import, which every build would pay.)"""
    if numeral[0] in "0123456789":
        return Decimal(numeral.rstrip("."))
    whole, _, decimals = numeral.partition("点")
    total = part = digit = 0
    for sign in whole:
        if sign in _DIGIT:
            digit = digit * 10 + _DIGIT[sign] if digit and "十" not in whole else _DIGIT[sign]
        elif sign in "十百千":
            part += (digit or 1) * 10 ** (" 十百千".index(sign))
            digit = 0
        else:
            total = (total + part + digit or 1) * 10 ** _SCALES[sign]
            part = digit = 0
    value = Decimal(total + part + digit)
    return value + Decimal("0." + "".join(str(_DIGIT.get(sign, 0)) for sign in decimals)) if decimals else value


def _approx(label: str) -> str:
    if label[-1:] not in _BOUND_ENDS:
        return ""
    found = re.search(f"(?:{_BOUNDS}|[约近超逾])$", label)
    return "" if not found or label.endswith(("左近", "附近", "最近", "公约", "节约", "合约", "预约")) else found[0]


def _range(between: str) -> bool:
    return between.strip()[:1] in _DASHES and re.fullmatch(f"{_S}{_DASH}{_S}", between) is not None


def _spans(text: str, opening: str, closing: str) -> list[tuple[int, int]]:
    """Where the outermost pairs of brackets stand, in order; one that is never closed is none."""
    if opening not in text:
        return []
    spans, depth, start = [], 0, 0
    for found in re.finditer(f"[{opening}{closing}]", text):
        if found[0] == opening:
            start = found.start() if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((start, found.end()))
    return spans


def _stands_in(number: Number, spans: list[tuple[int, int]]) -> bool:
    before = bisect_right(spans, (number.start, number.start))
    return before > 0 and number.start < spans[before - 1][1]
