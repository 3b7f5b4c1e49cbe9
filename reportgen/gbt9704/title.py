"""A title in centred lines: words whole, long and short lines in turn (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportgen.gbt9704.marks import half_cells, is_narrow
from reportgen.gbt9704.title_words import (
    AREAS,
    BACKWARD,
    DOCUMENTS,
    FORWARD,
    LONGEST,
    ORGANS,
    PLACES,
    VERBS,
    WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# All widths here are in half cells. 156 mm hold 20 characters of 22 pt; 19 leave the line some air.
FULL = 40
GOOD = 38

# The price of a break. What a reader stumbles over is dear; lines of a poor shape cost less than a torn word.
NEVER = 1_000_000  # inside a word, a number, 《…》; before a closing mark
DEAR = 60  # before 的 or 和; inside a run of characters that are no words we know
_EQUAL = 40  # lines of one length, 沙漏, and zigzag
_EXTRA = 12  # a line more than needed

_OPENING = "（(《〈“‘「『【〔["
_CLOSING = "）)》〉”’」』】〕]"
_STOPS = "、，。：；？！,.:;?!…"
_NEVER_FIRST = {*_CLOSING, *_STOPS, "〔"}  # 江应急〔2025〕3号 stays together
_NEVER_LAST = {*_OPENING, "〕"}
_JOINING = frozenset({"和", "及", "以及", "与", "暨", "或", "及其"})

_UNIT = (
    "年度|年|季度|月份|月|日|号|时|个百分点|个|项|起|件|次|人次|人(?!民)|户|家|所|座|条|批次|批|期|届|轮|周年|周|版|级|类|名|天|小时|分钟"
    "|[万亿]?元|平方公里|平方米|公里|米|吨|亩|[%％℃]"
)
_DIGITS = rf"[0-9０-９]+(?:[.,:/．·•+＋×%％][0-9０-９]+)*[万亿余多]?(?:{_UNIT})?"
_TOKEN = re.compile(
    rf"(?P<number>(?:第?{_DIGITS}|第[一二三四五六七八九十百零〇]+(?:{_UNIT})?)(?:(?:[至—–～~\-－]+第?)?{_DIGITS})*)"
    r"|(?P<latin>[A-Za-z][A-Za-z0-9.&+/_\-]*)"
    r"|(?P<space>\s+)"
    rf"|(?P<mark>[{re.escape(_OPENING + _CLOSING + _STOPS)}])"
)


def break_title(title: str, known: Iterable[str] = ()) -> list[str]:
    """`title` in lines that together are exactly `title`; the names in `known` stay whole.

    A line has at most 20 cells; there are as few lines as good breaks allow.
    """
    width = half_cells(title)
    if width <= GOOD:
        return [title]
    prices = _prices(title, known)
    least = -(-width // GOOD)
    ends = _best_shape(title, prices, least) or _fill(title, prices)
    return [title[start:end] for start, end in pairwise([0, *ends])]


def torn(lines: Sequence[str]) -> list[str]:
    """The lines of a title that end inside a word or a number; a phrase of two words, 关于做好, may be parted."""
    lines = [line.strip() for line in lines]
    tokens = [token for token in _tokens("".join(lines)) if token.kind != "unknown"]
    ends = zip(lines[:-1], accumulate(map(len, lines)), strict=False)
    return [line for line, end in ends if any(_is_torn(token, end - token.start) for token in tokens)]


def _is_torn(token: _Token, cut: int) -> bool:
    if not 0 < cut < len(token.text):
        return False
    return token.kind != "word" or not {token.text[:cut], token.text[cut:]} <= WORDS | {"关于"}


def shape(lines: Sequence[str]) -> str:
    """The figure the lines make: 一行 正梯形 倒梯形 菱形 沙漏 等长 其他."""
    return _figure([half_cells(line.strip()) for line in lines])


_FIGURES = (
    ("一行", ""),
    ("正梯形", "<+"),
    ("倒梯形", ">+"),
    ("菱形", "<+=?>+"),
    ("沙漏", ">+=?<+"),
    ("等长", "=+"),
)


def _figure(widths: Sequence[int]) -> str:
    steps = "".join("<" if b - a >= 2 else ">" if a - b >= 2 else "=" for a, b in pairwise(widths))
    return next((name for name, pattern in _FIGURES if re.fullmatch(pattern, steps)), "其他")


# How the text falls into words


class _Token(NamedTuple):
    start: int
    text: str
    kind: str  # number latin space mark word unknown

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def _tokens(title: str) -> Iterator[_Token]:
    """The words, numbers and marks of `title`; together they are `title`."""
    at = 0
    for found in _TOKEN.finditer(title):
        yield from _words(title[at : found.start()], at)
        yield _Token(found.start(), found[0], found.lastgroup or "")
        at = found.end()
    yield from _words(title[at:], at)


def _words(text: str, offset: int) -> Iterator[_Token]:
    """`text` cut so that the fewest characters are unknown, then into the fewest words; unknown neighbours are one."""
    best: list[tuple[int, int, int]] = [(0, 0, 0)] * (len(text) + 1)  # unknown characters, words, length of the first
    for i in range(len(text) - 1, -1, -1):
        best[i] = (best[i + 1][0] + 1, best[i + 1][1] + 1, 0)
        for j in range(i + 1, min(i + LONGEST, len(text)) + 1):
            if text[i:j] in WORDS:
                best[i] = min(best[i], (best[j][0], best[j][1] + 1, j - i))
    at = 0
    while at < len(text):
        end = at + best[at][2]
        kind = "word" if end > at else "unknown"
        while kind == "unknown" and end < len(text) and not best[end][2]:
            end += 1
        yield _Token(offset + at, text[at:end], kind)
        at = end


# What a break costs


def _prices(title: str, known: Iterable[str]) -> list[int]:
    """The price of a line that begins at each character of `title`."""
    prices = [NEVER] * len(title)
    tokens = list(_tokens(title))
    for left, right in pairwise(tokens):
        prices[right.start] = _price(left, right)
    for token in tokens:
        if token.kind == "unknown":
            prices[token.start + 1 : token.end] = [DEAR] * (len(token.text) - 1)
    for start, end in _known_names(title, known):
        _keep(title, prices, start, end, NEVER)
        if end < len(title) and prices[end] < DEAR:
            prices[end] = 0
    for start, end, is_organ in _organs(tokens):
        _keep(title, prices, start, end, 30)
        if end < len(title) and prices[end] < DEAR:
            prices[end] = 0 if is_organ else max(prices[end], 20)
    for start, end in _brackets(title):
        _keep(title, prices, start, end, NEVER)
    return prices


# What a word costs at the end of a line, whatever follows.
_AT_END = {
    **dict.fromkeys((verb for verb in VERBS if verb.startswith("关于")), 5),
    **dict.fromkeys(FORWARD, 25),
    **dict.fromkeys(_STOPS, 4),
    **dict.fromkeys(_JOINING, 20),
    "的": 4,
    "等": 18,
}


def _price(left: _Token, right: _Token) -> int:
    """The price of a break between two tokens."""
    if right.kind == "space" or right.text in _NEVER_FIRST or left.text in _NEVER_LAST:
        return NEVER
    if right.text == "的" or right.text in _JOINING:
        return 20 if left.text + right.text == "》的" else DEAR  # 《…》 may fill the line
    if left.kind == "space" or right.text.startswith("关于"):
        return 0
    if left.text == "的" and right.text in DOCUMENTS:
        return 30
    if left.text in _JOINING and (right.kind == "number" or right.text in _OPENING):
        return 8  # between two long things, as 2024年总结和2025年计划
    return _AT_END.get(left.text) or _price_of_words(left, right)


def _price_of_words(left: _Token, right: _Token) -> int:
    ordinal = left.kind == "number" and left.text.startswith("第")
    price = 25 if ordinal else 14 if left.kind == "number" or left.text in VERBS else 10
    if right.kind == "number" or (right.text in DOCUMENTS and left.kind != "number"):
        price -= 4
    elif right.text in BACKWARD or right.text == "（":
        price += 8
    return price + 6 * ("unknown" in {left.kind, right.kind})


def _keep(title: str, prices: list[int], start: int, end: int, price: int) -> None:
    """Raise the prices inside `title[start:end]`, when it fits one line."""
    if 2 * (end - start) <= FULL or _printed_widths(title[start:end])[-1] <= FULL:  # no character is wider than 2
        for i in range(start + 1, end):
            prices[i] = max(prices[i], price)


def _known_names(title: str, known: Iterable[str]) -> Iterator[tuple[int, int]]:
    for name in filter(None, known):
        end = 0
        while (start := title.find(name, end)) >= 0:
            end = start + len(name)
            yield start, end


# Places and then an organ; between them words, each written as one letter. See `_letter`.
_ORGAN = re.compile("(?:[pu]?a|p)+(?:[nu]{0,5}o)+|u?o(?:[nu]{0,3}o)*|(?P<place>(?:[pu]?a|p){2,}|[pu]a)")
_IN_NAMES = {
    "监督",
    "管理",
    "执法",
    "服务",
    "建设",
    "工作",
    "改革",
    "发展",
    "培训",
    "救助",
    "保护",
    "考核",
    "整治",
    "治理",
}
_NOT_IN_NAMES = (FORWARD | VERBS | BACKWARD | DOCUMENTS) - _IN_NAMES


def _organs(tokens: Sequence[_Token]) -> Iterator[tuple[int, int, bool]]:
    """Where names like 苏州市吴中区应急管理局 stand, and whether an organ is named or only a place."""
    for found in _ORGAN.finditer("".join(map(_letter, tokens))):
        yield tokens[found.start()].start, tokens[found.end() - 1].end, not found["place"]


def _letter(token: _Token) -> str:
    text = token.text
    if token.kind == "unknown":
        return "u"
    if text in ORGANS:
        return "o"
    if text in AREAS:
        return "a"
    if text in PLACES:
        return "p"
    return "n" if token.kind == "word" and text not in _NOT_IN_NAMES else " "


def _brackets(title: str) -> Iterator[tuple[int, int]]:
    """Where 《…》, “…” and （…） stand, inner ones first."""
    opened: list[int] = []
    for i, character in enumerate(title):
        if character in _OPENING:
            opened.append(i)
        elif character in _CLOSING:
            while opened:
                start = opened.pop()
                if _OPENING.index(title[start]) == _CLOSING.index(character):
                    yield start, i + 1
                    break


# Which breaks to take


def _best_shape(title: str, prices: Sequence[int], least: int) -> list[int] | None:
    """The ends of the cheapest lines, their shape counted in; None for very long titles or where words are too long."""
    places = [i for i, price in enumerate(prices) if i and price < NEVER]
    if least > 4 or len(places) > 60:
        return None
    widths, printed = _widths(title), _printed_widths(title)
    best: tuple[int, list[int]] = (NEVER, [])

    def extend(ends: list[int], after: int, lines: int, cost: int) -> None:
        """Try every way to go on from `ends` with so many `lines`, at the breaks from `after` on."""
        nonlocal best
        if cost >= best[0] or widths[-1] - widths[ends[-1]] > lines * FULL:
            return
        if lines == 1:
            if printed[-1] - printed[ends[-1]] <= FULL:
                edges = [*ends, len(title)]
                best = min(best, (cost + _look([widths[b] - widths[a] for a, b in pairwise(edges)]), edges[1:]))
            return
        for i in range(after, len(places)):
            if printed[places[i]] - printed[ends[-1]] > FULL:
                return
            extend([*ends, places[i]], i + 1, lines - 1, cost + prices[places[i]])

    extend([0], 0, least, 0)
    if least < 4:
        extend([0], 0, least + 1, _EXTRA)
    return best[1] or None


def _look(widths: Sequence[int]) -> int:
    """What the shape of lines this wide costs."""
    poor = _EQUAL if _figure(widths) in {"沙漏", "等长", "其他"} else 0
    stub = 3 * max(0, 12 - min(widths))
    crammed = 15 if max(widths) > GOOD else 0
    return poor + stub + crammed + (max(widths) - min(widths)) // 2


def _widths(title: str) -> list[int]:
    """The width of `title` up to each character."""
    return [0, *accumulate(1 if is_narrow(character) else 2 for character in title)]


def _printed_widths(title: str) -> list[int]:
    """The same with the small space that LibreOffice sets between Chinese and digits, counted too wide."""
    wide = [not is_narrow(character) for character in title]
    apart = (not own and before for before, own in pairwise([True, *wide]))
    return [0, *accumulate(1 + own + extra for own, extra in zip(wide, apart, strict=True))]


def _fill(title: str, prices: Sequence[int]) -> list[int]:
    """The ends of the fewest lines that tear no word, as even as they can be: for titles beyond all shape."""
    upto = _printed_widths(title)
    best: list[tuple[int, int]] = [(0, 0)]  # the cost of the lines that end here, and where the last one starts
    for end in range(1, len(title) + 1):
        price = prices[end] if end < len(title) else 0
        start, choices = end - 1, []
        while start >= 0 and upto[end] - upto[start] <= FULL:
            slack = FULL - (upto[end] - upto[start])
            choices.append((best[start][0] + price + 2000 + slack * slack, start))
            start -= 1
        best.append(min(choices))
    ends = [len(title)]
    while best[ends[0]][1] > 0:
        ends.insert(0, best[ends[0]][1])
    return ends
