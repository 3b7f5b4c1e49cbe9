"""What is wrong with the layout of a line, seen without a parser."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reportgen.source import characters
from reportgen.source.nodes import Fault

# Far more than any report needs; they bound the time on a file that is none.
_MOST_LINES = 20_000
_MOST_CHARACTERS = 2_000

TAB = Fault("tab", "行首有制表符（Tab）", "改用空格缩进：每层两格")
EMPTY_KEY = Fault("empty-key", "冒号前面没有键", "在冒号前写上键；如果是正文，给整个值加双引号")
BRACKETS = "｛｝［］"
QUOTES = "“”„‟＂‘’"
_INVISIBLE = characters.INVISIBLE.pattern
_BLANK_HEAD = f"[ \t]*({_INVISIBLE})"
_WIDE_DASH = re.compile(r"－(?!－)|[–—−﹣‐‑]\s")
_BARE_DASH = re.compile(r"-(?![\d.,%]*$)[^\s\-]")
_DASHES = r"(?:-(?: +|$))*"
_QUOTED = r'"(?:[^"\\]|\\.)*"|\'[^\']*\''
_KEY_END = r":(?:[ \t]|$)"
_QUOTED_KEY = r'("(?:[^"\\]|\\.)*"|\'[^\']*\')[ \t]*:(?:[ \t]|$)'
_IDENTIFIER = r"([A-Za-z_][\w.-]*) ?([：:])(?!//)(.?)"
_WORD = r"([“‘\"']?[^\s:：，。；“”‘’\"'\[\]{}#|>]{1,30}[”’\"']?) ?([：:])(?!//)(.?)"
_WIDE_QUOTES = re.compile(f"[{QUOTES}][^{QUOTES}]*[{QUOTES}]")
_COMMENT_OR_NOTHING = r"(?:#|$)"
_WIDE_COLON_IN_BRACES = r"[{,，]\s*([\w-]+)："


def look(
    lines: list[str], start: int, columns: Collection[int], suspects: Collection[int]
) -> Iterator[tuple[int, Fault]]:
    """Line index and fault of each badly laid out line from `start` on, where the parser gave up.

    `columns` are those of the mappings still open there. On the lines `suspects` any word before a colon is taken
    for a key; elsewhere only an English one is, or one that stands in line with other keys.
    """
    keys = sorted(columns)
    above = -1  # lines indented deeper than this go on with the value above them
    for number in range(start, min(len(lines), start + _MOST_LINES)):
        body = lines[number].lstrip(" ")
        indent = len(lines[number]) - len(body)
        if 0 <= above < indent or body.startswith("#"):
            continue
        if not body.strip("\t "):
            if body and above < 0:
                yield number, TAB
            continue
        dashes = match.end() if (match := re.match(_DASHES, body)) else 0
        body, column = body[dashes:], indent + dashes
        while keys and keys[-1] > column:
            keys.pop()
        sure = number in suspects or (not dashes and column in keys[-1:])
        key, value = split_key(body)
        fault = line_fault(key, value) if key is not None else head_fault(body, any_word=sure)
        if fault:
            yield number, fault
        if key is not None:
            keys.append(column)
        has_text = not re.match(_COMMENT_OR_NOTHING, value if key is not None else body)
        above = (column if key is not None else indent if dashes and not fault else -1) if has_text else -1


def split_key(body: str) -> tuple[str | None, str]:
    """The key and the value of a line “key: value”; no key if it is no such line."""
    if quoted := re.match(_QUOTED_KEY, body):
        return quoted[1][1:-1], body[quoted.end() :].strip(" \t")
    end = None if body[:1] in {"'", '"'} else re.search(_KEY_END, body)
    if not end or " #" in (key := body[: end.start()]):
        return None, ""
    return key.rstrip(" "), body[end.end() :].strip(" \t")


def line_fault(key: str, value: str) -> Fault | None:
    """What is wrong with a line “key: value”."""
    if key.startswith("\t"):
        return TAB
    if not key:
        return EMPTY_KEY
    return key_fault(key) or (bracket_fault(value) if value[:1] in BRACKETS else _flow_fault(value))


def head_fault(text: str, *, any_word: bool) -> Fault | None:
    """What is wrong with a line, from its first character on, that should be “key: value” or “- value” but is not."""
    if text.startswith("\t"):
        return TAB
    if head := re.match(_BLANK_HEAD, text):
        return Fault(
            "invisible-character",
            f"行首有{characters.named(head[1])}",
            "删去它，缩进改用半角空格；一段文字要写在“|”下面，或给它加上双引号",
        )
    if fault := mark_fault(text):
        return fault
    colon = re.match(_WORD if any_word else _IDENTIFIER, text)
    return _colon_fault(*colon.groups()) if colon else None


def mark_fault(text: str) -> Fault | None:
    """What is wrong with the sign a line begins with: ＃, a wide dash, a dash without blank, a wide bracket."""
    if text.startswith("＃"):
        return Fault("full-width-hash", "行首是全角“＃”，不是注释", "注释要用半角“#”开头")
    if _WIDE_DASH.match(text):
        return Fault("full-width-dash", f"列表项前面是“{text[0]}”，不是半角“-”", "改成半角“- ”（减号加一个空格）")
    if _BARE_DASH.match(text):
        return Fault(
            "dash-without-blank", "行首的“-”后面缺少空格", "列表项写成“- 甲”；如果“-”是文字的一部分，给整个值加双引号"
        )
    return bracket_fault(text) if text[:1] in BRACKETS else None


def bracket_fault(text: str) -> Fault | None:
    """A list or mapping in full-width brackets."""
    if not text:
        return None
    return Fault(
        "full-width-bracket",
        f"用了全角括号“{text[0]}”",
        "改成半角的 { }、[ ]；如果是正文里的括号，给整个值加双引号",
    )


def key_fault(key: str) -> Fault | None:
    """What is wrong with a key: what cannot be seen, quotes of the wrong kind, a sign it should not begin with."""
    if found := characters.INVISIBLE_OR_TAB.search(key):
        return _invisible_in_key(key, found.start())
    if _WIDE_QUOTES.fullmatch(key):
        return Fault(
            "smart-quotes",
            f"键{key}用了中文引号",
            f"去掉引号，写成：{key[1:-1]}: …",
        )
    return mark_fault(key)


def comma_fault() -> Fault:
    """A full-width comma between values in brackets."""
    return Fault(
        "full-width-comma",
        "方括号或花括号里用了全角逗号“，”",
        "各项之间改用半角逗号加空格“, ”；如果逗号是文字的一部分，给这一项加双引号",
    )


def flow_key_fault(key: str) -> Fault | None:
    """A colon in a key between braces, most often one that should have ended the key; or the end of a number."""
    if re.fullmatch(r"[0-9]{3}", key):
        return Fault("comma-in-number", f"花括号里的逗号把数字“…,{key}”分成了两半", f"数字里不加逗号，如 124{key}")
    for colon in "：:":
        name, found, after = key.partition(colon)
        if found:
            return _colon_fault(name, colon, after[:1])
    return None


def in_smart_quotes(text: str) -> bool:
    """Whether one pair of Chinese quotation marks encloses the whole of it."""
    return _WIDE_QUOTES.fullmatch(text) is not None


def _flow_fault(value: str) -> Fault | None:
    if value[:1] not in {"[", "{"}:
        return None
    bare = re.split(r"[ \t]#", re.sub(_QUOTED, "", value[:_MOST_CHARACTERS]), maxsplit=1)[0]  # without a comment
    if colon := re.search(_WIDE_COLON_IN_BRACES, bare):
        return _colon_fault(colon[1], "：", "")
    if "，" in bare:
        return comma_fault()
    wide = next((character for character in bare if character in BRACKETS), "")
    return bracket_fault(wide)


def _colon_fault(key: str, colon: str, after: str) -> Fault | None:
    key = key.strip("“”‘’\"'")
    text = "如果本来就是一段文字，给它加上双引号"
    if colon == "：":
        return Fault("full-width-colon", f"“{key}”后面是全角冒号“：”", f"改成半角冒号加一个空格：{key}: …；{text}")
    if characters.INVISIBLE.match(after):
        return Fault(
            "invisible-character",
            f"“{key}:”后面是{characters.named(after)}，不是半角空格",
            "删去它，换成一个半角空格",
        )
    if not after.strip():
        return None
    return Fault("colon-without-blank", f"“{key}:”后面缺少空格", f"在冒号后加一个空格：{key}: …；{text}")


def _invisible_in_key(key: str, at: int) -> Fault:
    seen = characters.INVISIBLE_OR_TAB.sub("", key).strip()
    place = "前面" if not key[:at].strip() else "中间" if characters.VISIBLE.search(key, at) else "后面"
    remedy = "删去它，缩进改用半角空格" if place == "前面" else "删去它（可把这个键重新输入一遍）"
    return Fault("invisible-character", f"键“{seen}”{place}有{characters.named(key[at])}", remedy)
