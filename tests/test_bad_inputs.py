"""What is wrong in an input ends in a problem that names its line and its remedy; what is only odd arrives as typed.

Every case runs the command from the file to the finished document, in a workspace that has one already.
"""

import re
import sys
import time

import pytest
import trials
from trials import OFFICE, OFFICE_FILE, OUTPUT, REPORT, REPORT_FILE, TEXT, refused

from reportgen import checks

LINES = {line.split(":")[0].strip(): number for number, line in enumerate(REPORT.split("\n"), 1)}


@pytest.fixture
def place(tmp_path):
    return trials.place(tmp_path)


def put(old, new):
    """The report with one piece of it replaced."""
    assert REPORT.count(old) == 1, f"{old!r} stands {REPORT.count(old)} times in the report"
    return REPORT.replace(old, new)


def text(value):
    """The report with this as the value of `text:` on line 13, as typed."""
    return put(TEXT, value)


def key(name, value):
    """The report with this value for one of its outermost keys, and all below it taken away."""
    return re.sub(rf"(?m)^{name}:.*\n(?:[ ].*\n)*", lambda _: f"{name}: {value}\n", REPORT)


def held(place, content, line, rule, *, code=3, file=REPORT_FILE):
    """The whole promise for an input that is refused."""
    before = place.outputs()
    place.write(file, content)
    ran = place.run()
    refused(ran, code, f"{file}:{line}" if line else file, rule)
    assert len(ran.err) < 100_000
    assert place.outputs() == before


# Bytes

BYTES = {
    "GBK": (REPORT.encode("gbk"), 2, "not-utf8"),
    "GB 18030": (REPORT.encode("gb18030"), 2, "not-utf8"),
    "Big5": (REPORT.encode("big5", "ignore"), 2, "not-utf8"),
    "UTF-16 with its mark": (REPORT.encode("utf-16"), 1, "not-utf8"),
    "UTF-16, high byte first": (b"\xfe\xff" + REPORT.encode("utf-16-be"), 1, "not-utf8"),
    "UTF-16 without a mark": (REPORT.encode("utf-16-le"), 2, "not-utf8"),
    "UTF-16 without a mark, English": ("kind: report\ntitle: A\n".encode("utf-16-le"), 1, "not-utf8"),
    "UTF-32": (REPORT.encode("utf-32"), 1, "not-utf8"),
    "UTF-32, high byte first": (b"\0\0\xfe\xff" + REPORT.encode("utf-32-be"), 1, "not-utf8"),
    "two byte order marks": (b"\xef\xbb\xbf" * 2 + REPORT.encode(), 1, "invisible-character"),
    "a NUL": (text("甲\0乙"), 13, "control-character"),
    "a NUL at the end": (REPORT + "\0", 18, "control-character"),
    "nothing but NUL": (b"\0" * 5000, 1, ""),
    "cut in the middle of a character": (REPORT.encode()[:-3], 17, "not-utf8"),
    "half a character inside": (REPORT.encode().replace("没".encode(), "没".encode()[:-1]), 13, "not-utf8"),
    "Latin-1": (REPORT.encode().replace("没".encode(), b"caf\xe9"), 13, "not-utf8"),
    "an overlong form": (REPORT.encode().replace("没".encode(), b"\xc0\x80"), 13, "not-utf8"),
    "a surrogate in UTF-8": (REPORT.encode().replace("没".encode(), b"\xed\xa0\x80"), 13, "not-utf8"),
    "beyond Unicode": (REPORT.encode().replace("没".encode(), b"\xf4\x90\x80\x80"), 13, "not-utf8"),
    "bytes FF": (b"\xff" * 5000, 1, "not-utf8"),
    "empty": (b"", 1, "empty-file"),
    "blanks": (b" \n\n ", 1, "empty-file"),
    "comments only": (b"# x\n# y\n", 1, "empty-file"),
    "a byte order mark only": (b"\xef\xbb\xbf", 1, "empty-file"),
    "three dashes only": (b"---\n", 1, "empty-file"),
    "a null only": (b"null\n", 1, ""),
    "5 MB": (REPORT.encode() + b"# " + b"x" * (5 << 20), 1, "too-large"),
    "10 MB of text": (text("甲" * 3_500_000), 1, "too-large"),
    "a Word document": (trials.blank, 1, "not-yaml"),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 1, "not-yaml"),
    "a PDF": (b"%PDF-1.7\n", 1, "not-yaml"),
    "RTF": (b"{\\rtf1}", 1, "not-yaml"),
    "PNG": (b"\x89PNG\r\n\x1a\n", 1, "not-yaml"),
    "JPEG": (b"\xff\xd8\xff\xe0\0\x10JFIF", 1, "not-yaml"),
    "HTML": (b"<!DOCTYPE html>\n<html></html>\n", 1, "not-a-mapping"),
    "JSON, a list": (b"[1, 2]\n", 1, "not-a-mapping"),
    "CSV": ("名称,数值\n事故,71\n", 1, "not-a-mapping"),
    "prose": ("2024年工作报告\n一、预防\n", 1, "not-a-mapping"),
    "a list": ("- kind: report\n- title: 甲\n", 1, "not-a-mapping"),
}


@pytest.mark.parametrize(("content", "line", "rule"), BYTES.values(), ids=BYTES)
def test_bytes_that_are_no_report(place, content, line, rule):
    held(place, content() if callable(content) else content, line, rule)


SAME_TEXT = {
    "CR LF": REPORT.replace("\n", "\r\n").encode(),
    "CR": REPORT.replace("\n", "\r").encode(),
    "mixed line ends": REPORT.replace("\n", "\r\n", 5).encode(),
    "a byte order mark": b"\xef\xbb\xbf" + REPORT.encode(),
    "a comment": ("# 说明\n" + REPORT).encode(),
    "three dashes before": ("---\n" + REPORT).encode(),
    "three dots after": (REPORT + "...\n").encode(),
    "no line end at the end": REPORT.rstrip("\n").encode(),
    "blanks at the ends of lines": REPORT.replace("\n", "   \n").encode(),
    "keys in quotes": REPORT.replace("closing:", '"closing":').encode(),
    "a colon after a blank": REPORT.replace("closing:", "closing :").encode(),
}


@pytest.mark.parametrize("content", SAME_TEXT.values(), ids=SAME_TEXT)
def test_another_way_to_write_the_same_gives_the_same_bytes(place, content):
    place.write(REPORT_FILE, content)

    ran = place.run()

    assert (ran.code, ran.err) == (0, "")
    assert place.outputs() == {"2024/city/2024年工作报告.docx": trials.finished()}


# Characters

CONTROLS = [
    *(0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x2028, 0x2029, 0xFFFE, 0xFFFF),
]  # fmt: skip


@pytest.mark.parametrize("code", CONTROLS, ids=lambda code: f"U+{code:04X}")
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [(TEXT, "甲{}乙", 13), ("closing:", "{}closing:", 17), ("heading: 预防", "heading: {}", 12)],
    ids=["in a text", "before a key", "as a value"],
)
def test_a_character_no_document_can_hold(place, code, old, new, line):
    held(place, put(old, new.format(chr(code))), line, "control-character")


@pytest.mark.parametrize(
    "escape",
    [
        "\\0",
        "\\a",
        "\\b",
        "\\e",
        "\\f",
        "\\v",
        "\\r",
        "\\N",
        "\\x01",
        "\\x7f",
        "\\ud800",
        "\\udfff",
        "\\uffff",
        "\\ufffe",
    ],
)
def test_an_escape_that_makes_such_a_character(place, escape):
    held(place, text(f'"甲{escape}乙"'), 13, "control-character")


@pytest.mark.parametrize("escape", ["\\q", "\\U00110000", "\\x1", "\\u12", "\\%"])
def test_an_escape_that_yaml_does_not_know(place, escape):
    held(place, text(f'"甲{escape}乙"'), 13, "bad-escape")


BLANKS = [0xA0, 0xAD, 0x200B, 0x200D, 0x200E, 0x202E, 0x2060, 0x3000, 0xFEFF, 0x1680, 0x2003]


@pytest.mark.parametrize("code", BLANKS, ids=lambda code: f"U+{code:04X}")
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("closing: ", "{}closing: ", 17),
        ("    heading: 预防", "{0}{0}heading: 预防", 12),
        ("closing: ", "clo{}sing: ", 17),
        ("closing: ", "closing{}: ", 17),
        ("closing: ", "closing:{}", 17),
    ],
    ids=["before a key", "as indentation", "inside a key", "after a key", "after a colon"],
)
def test_a_blank_that_is_none(place, code, old, new, line):
    held(place, put(old, new.format(chr(code))), line, "invisible-character")


def legal():
    """Every character XML 1.0 allows and the program accepts, except the line ends."""
    ranges = [(0x20, 0x7E), (0xA0, 0x2027), (0x202A, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF)]
    return [chr(code) for first, last in ranges for code in range(first, last + 1)]


def test_every_character_arrives(place, monkeypatch):
    """More than a million characters, each between two others so that no edge can hide its loss."""
    monkeypatch.setattr(checks, "RULES", ())  # no officer writes such a text
    characters = legal()
    size = 128
    lines = ["甲" + "".join(characters[start : start + size]) + "乙" for start in range(0, len(characters), size)]
    # What only looks like an expression is written as one.
    shown = [line.replace("\\", "\\\\").replace('"', '\\"') for line in lines]
    half = len(lines) // 2
    for name, some, expected in (("a", shown[:half], lines[:half]), ("b", shown[half:], lines[half:])):
        place.write(REPORT_FILE, text("|\n" + "".join(f"      {line}\n" for line in expected)))
        assert some
        ran = place.run()
        assert ran.code == 0, (name, ran.err[:500])
        there = place.text()
        assert there[there.index("一、预防") + 1 : there.index("（一）转型")] == expected


FIELDS = {
    "title": (put("title: 2024年工作报告", "title: '{}'"), "{}"),
    "to": (put("江州市人民政府", "'{}'"), "{}："),
    "signers": (put("[周明远]", "['{}']"), "签发人：{}"),
    "opening": (re.sub("(?m)^opening: .*", "opening: '{}'", REPORT), "{}"),
    "heading": (put("heading: 预防", "heading: '{}'"), "一、{}"),
    "text": (text("'{}'"), "{}"),
    "item": (put("推动转型。", "'{}'"), "{}"),
    "closing": (put("特此报告。", "'{}'"), "{}"),
    "mark": (put("kind: report\n", "kind: report\nmark: '{}'\n"), "{}"),
    "sign": (put("kind: report\n", "kind: report\nsign: '{}'\n"), "{}"),
    "note": (put("kind: report\n", "kind: report\nnote: '{}'\n"), "（{}）"),
    "copies_to": (put("kind: report\n", "kind: report\ncopies_to: '{}'\n"), "抄送：{}。"),
    "printed_by": (put("kind: report\n", "kind: report\nprinted_by: '{}'\n"), "{}\t2025年1月10日印发"),
    "attachment": (put("kind: report\n", "kind: report\nattachments: {{a: '{}'}}\n"), "附件：{}"),
    "a statistic's unit": (put("unit: 起", "unit: '{}'"), "全年共发生生产安全事故71{}，下降11.3%。"),
    "a statistic's label": (put("label: 生产安全事故", "label: '{}'"), "全年共发生{}71起，下降11.3%。"),
}
HARD = '甲&乙<丙>"丁"]]>{_{ 戊 }_}{% if a %}&amp;\\n%s 𠮷😀é\u202a\u200b１／２'


@pytest.mark.parametrize(("template", "expected"), FIELDS.values(), ids=FIELDS)
def test_hard_characters_arrive_in_every_field(place, template, expected):
    marker = "{}"
    content = template.replace("{{", "{{").replace(marker, HARD) if "'{}'" in template else ""
    content = content.replace("attachments: {{a", "attachments: {a").replace("'}}\n", "'}\n", 1)
    place.write(REPORT_FILE, content)
    (place.root / OUTPUT).unlink()

    ran = place.run()

    assert ran.code == 0, ran.err
    (made,) = place.outputs()
    words = expected.replace(marker, HARD)
    said = place.text(f"outputs/{made}")
    assert words in "".join(said) if expected == "{}" else any(words in line for line in said), said


AS_TYPED = [
    *(
        "007",
        "1.10",
        "12:30",
        "yes",
        "no",
        "on",
        "Y",
        "True",
        "1e3",
        "0x1F",
        "+86",
        "0571",
        "1_000",
        ".inf",
        "NaN",
        "08",
    ),
    *(
        "0b1",
        "0o7",
        "-0",
        "=",
        "1,000",
        "2024-13-45",
        "甲'乙",
        '甲"乙',
        "a:b",
        "https://a.b/?c=d&e",
        "C:\\用户\\甲",
        "甲\\n乙",
    ),
    *(
        "-甲",
        "—— 甲",
        "– 甲",
        "＃甲",
        "甲，乙",
        "【甲】",
        "甲&乙公司",
        "<b>重要</b>",
        "甲 < 乙 > 丙",
        "甲#乙",
        "~甲",
        "甲|乙",
        "<<",
    ),
    *(
        "</w:t></w:r><w:instrText>DDEAUTO</w:instrText>",
        "甲\t乙",
        "甲  乙",
        "甲　乙",
        "１／２　℃①㊿",
        "𠮷😀é",
        "ﷺ",
        "100%",
    ),
    *(
        "甲：乙",
        "1. 甲",
        "--- 甲",
        "。",
        "(甲)",
        "$甲",
        "\\u4e00",
        "null甲",
        "甲 ",
        "甲^乙",
        "甲`乙",
        "甲@乙",
        "甲*乙",
        "甲!乙",
    ),
]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_value_without_quotes_is_what_was_typed(place, typed, monkeypatch):
    monkeypatch.setattr(checks, "RULES", ())  # nor one that is a stop alone
    place.write(REPORT_FILE, text(typed))

    ran = place.run()

    assert ran.code == 0, ran.err
    assert typed.strip() in place.text()


def test_a_value_in_a_list_is_what_was_typed_too(place):
    place.write(REPORT_FILE, put("[周明远]", "[007, 0571, yes]").replace("江州市人民政府", "1.10"))

    assert place.run().code == 0
    assert {"签发人：007　0571", "yes", "1.10："} <= set(place.text())


# Layout and quoting

NAMES = [name for name in LINES if re.search(rf"(?m)^{name}:", REPORT) and name]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("colon", "rule"),
    [
        ("：", "full-width-colon"),
        ("", "missing-colon"),
        (":\u3000", "invisible-character"),
        (":\xa0", "invisible-character"),
    ],
    ids=["full-width", "none", "full-width blank", "hard blank"],
)
def test_a_colon_that_is_none(place, name, colon, rule):
    held(place, re.sub(rf"(?m)^{name}:[ ]?", f"{name}{colon}", REPORT), LINES[name], rule)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"statistics", "achievements"}])
def test_a_colon_without_a_blank(place, name):
    held(place, re.sub(rf"(?m)^{name}: ", f"{name}:", REPORT), LINES[name], "colon-without-blank")


@pytest.mark.parametrize("name", NAMES)
def test_a_key_written_twice(place, name):
    held(place, f"{REPORT}{name}: 甲\n", 18, "repeated-key")


TWICE = {
    "a statistic": (put("opening:", "  accidents: 3\nopening:"), 9),
    "a key of a statistic": (put("unit: 起,", "unit: 起, unit: 人,"), 8),
    "a chapter": (put("closing:", "  rescue: 甲\nclosing:"), 17),
    "a heading": (put("    text: 没有", "    heading: 再防\n    text: 没有"), 13),
    "an item": (put("  rescue:", "      shift: 甲\n  rescue:"), 16),
    "a key of an item": (put("{heading: 转型,", "{heading: 转型, heading: 转型,"), 15),
    "one that only looks the same": (REPORT + "ｃｌｏｓｉｎｇ: 甲\n", 18),
    "one in quotes": (REPORT + '"closing": 甲\n', 18),
}


@pytest.mark.parametrize(("content", "line"), TWICE.values(), ids=TWICE)
def test_a_key_written_twice_further_in(place, content, line):
    held(place, content, line, "repeated-key")


QUOTING = {
    "one quote": ("'", "unclosed-quote"),
    "one double quote": ('"', "unclosed-quote"),
    "a quote closed in Chinese": ('"甲”', "unclosed-quote"),
    "text after a quote": ('"甲"乙', "text-after-quote"),
    "text after a single quote": ("'甲'乙", "text-after-quote"),
    "a backquote": ("`甲`", "reserved-character"),
    "an at sign": ("@甲", "reserved-character"),
    "a per cent sign": ("%甲", "reserved-character"),
    "a closing bracket": ("]甲", "reserved-character"),
    "a closing brace": ("}甲", "reserved-character"),
    "an anchor": ("&甲 乙", "anchor"),
    "an alias": ("*甲", "alias"),
    "a tag": ("!甲 乙", "tag"),
    "a tag of YAML": ("!!str 甲", "tag"),
    "a tag that would run": ("!!python/object/apply:os.system [id]", "tag"),
    "binary": ("!!binary 5LiA", "tag"),
    "a question mark": ("? 甲", "key-not-text"),
    "a colon inside": ("甲: 乙", "colon-in-value"),
    "a colon before": (": 甲", "colon-in-value"),
    "a dash": ("- 甲", "list-beside-key"),
    "text after >": ("> 甲", "text-beside-bar"),
    "text after |": ("| 甲", "text-beside-bar"),
    "nothing below |": ("|", "empty-value"),
    "nothing below >": (">", "empty-value"),
    "a bracket": ("[甲", "unclosed-bracket"),
    "a brace": ("{甲", "unclosed-bracket"),
    "text after a bracket": ("[甲]乙", "text-after-bracket"),
    "text after a brace": ("{甲: 乙}乙", "text-after-bracket"),
    "full-width braces": ("｛甲｝", "full-width-bracket"),
    "full-width brackets": ("［甲］", "full-width-bracket"),
    "an expression without quotes": ("{{ accidents }}起", "unquoted-braces"),
    "a comment for a value": ("#甲", "empty-value"),
    "a comma": (",", "empty-value"),
    "a full-width blank": ("　　甲", "invisible-character"),
    "a full-width comma in a list": ("[甲，乙]", "full-width-comma"),
    "a list": ("[甲, 乙]", "not-text"),
    "a full-width colon in braces": ("{甲：乙}", "full-width-colon"),
    "an empty text": ("''", "empty-value"),
    "a blank text": ("'  '", "empty-value"),
    "a full-width blank text": ('"　"', "empty-value"),
}


@pytest.mark.parametrize(("value", "rule"), QUOTING.values(), ids=QUOTING)
def test_a_value_that_yaml_reads_in_its_own_way(place, value, rule):
    held(place, text(value), 13, rule)


LAYOUT = {
    "a tab as indentation": (put("    heading: 预防", "\theading: 预防"), 12, "tab"),
    "a tab among blanks": (put("    heading: 预防", "  \theading: 预防"), 12, "tab"),
    "one blank too many": (put("    text: 没有", "     text: 没有"), 13, "bad-indentation"),
    "one blank too few": (put("    text: 没有", "   text: 没有"), 13, "bad-indentation"),
    "a key under a value": (put("closing: 特此报告。", "closing: 特此报告。\n  note: 甲"), 18, "bad-indentation"),
    "a full-width dash": (put("[周明远]", "\n  － 周明远"), 7, "full-width-dash"),
    "a dash without a blank": (put("[周明远]", "\n  -周明远"), 7, "dash-without-blank"),
    "an en dash": (put("[周明远]", "\n  – 周明远"), 7, "full-width-dash"),
    "a full-width comment": (put("closing:", "＃ 说明\nclosing:"), 17, "full-width-hash"),
    "full-width list": (put("[周明远]", "［周明远］"), 6, "full-width-bracket"),
    "a full-width comma between names": (put("[周明远]", "[周明远，李]"), 6, "full-width-comma"),
    "full-width commas between keys": (put("value: 71, unit", "value: 71，unit"), 8, ""),
    "full-width colon between keys": (put("unit: 起", "unit：起"), 8, "full-width-colon"),
    "keys in Chinese quotes": (put("closing:", "“closing”:"), 17, "smart-quotes"),
    "a second document": (put("closing:", "---\nclosing:"), 17, "second-document"),
    "an end and more": (put("closing:", "...\nclosing:"), 18, "second-document"),
    "a directive": ("%YAML 1.2\n---\n" + REPORT, 1, "directive"),
    "a directive of tags": ("%TAG ! x\n---\n" + REPORT, 1, "directive"),
    "a merge key": (put("  rescue:", "  <<: {a: 甲}\n  rescue:"), 16, "merge-key"),
    "an anchor used": (put("heading: 预防", "heading: &a 预防").replace("救援有力。", "*a"), 12, "anchor"),
    "a list as a key": (put("closing:", "[a]:"), 17, "key-not-text"),
    "no key": (put("closing:", ":"), 17, "empty-key"),
    "a misspelt key": (put("closing:", "closeing:"), 17, "unknown-key"),
    "a Chinese key": (put("closing:", "结尾:"), 17, "unknown-key"),
    "a key in capitals": (put("closing:", "Closing:"), 17, "unknown-key"),
    "a misspelt key of a statistic": (put("value: 71", "valu: 71"), 8, "unknown-key"),
    "a misspelt key of an entry": (put("    heading: 预防", "    headin: 预防"), 12, "unknown-key"),
    "a misspelt key of an item": (put("{heading: 转型", "{haeding: 转型"), 15, "unknown-key"),
    "a merge conflict": (put("closing:", "<<<<<<< HEAD\nclosing:"), 17, ""),
    "a text not indented": (text("|\n没有缩进"), 14, ""),
}


@pytest.mark.parametrize(("content", "line", "rule"), LAYOUT.values(), ids=LAYOUT)
def test_a_line_that_is_laid_out_wrong(place, content, line, rule):
    held(place, content, line, rule)


# Shapes and types

NOTHING = {"''": "empty-value", '""': "empty-value", "": "empty-value", "|": "empty-value", "' '": "empty-value"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("value", "rule"), NOTHING.items(), ids=[repr(value) for value in NOTHING])
def test_a_key_without_a_value(place, name, value, rule):
    held(place, key(name, value), LINES_OF(name), rule)


def LINES_OF(name):  # noqa: N802  (a table made of code)
    """The line of an outermost key; those below it do not count."""
    return LINES[name]


SHAPES = {
    **{f"{name} is a mapping": (key(name, "{甲: 乙}"), LINES[name], "") for name in ("kind", "title", "number", "date", "to", "signers", "opening", "closing", "statistics")},
    **{f"{name} is a list": (key(name, "[甲, 乙]"), LINES[name], "") for name in ("kind", "number", "date", "statistics", "opening", "achievements", "closing")},
    **{f"{name} is a text": (key(name, "甲"), LINES[name], "") for name in ("kind", "number", "date", "statistics", "achievements")},
    **{f"{name} is an empty list": (key(name, "[]"), LINES[name], "") for name in ("kind", "title", "number", "date", "statistics", "opening", "achievements", "closing")},
    **{f"{name} is an empty mapping": (key(name, "{}"), LINES[name], "") for name in ("kind", "title", "number", "date", "to", "signers", "opening", "closing")},
    **{f"{name} is null": (key(name, "null"), LINES[name], "missing-key") for name in ("kind", "title")},
    "the date is null": (key("date", "null"), 3, "no-date"),
    "the statistics are null": (key("statistics", "null"), 8, "unknown-statistic"),
    "a statistic is a list": (put("accidents: {label: 生产安全事故, value: 71, unit: 起, last_year: 80}", "accidents: [71]"), 8, ""),
    "a statistic without a value": (put("value: 71, ", ""), 8, "missing-key"),
    "a statistic with a null value": (put("value: 71", "value: null"), 8, "missing-key"),
    "parts are a list": (put("last_year: 80", "last_year: 80, parts: [1, 2]"), 8, "not-a-mapping"),
    "items are a list": (put("    items:\n      shift: {heading: 转型, text: 推动转型。}", "    items:\n      - 甲"), 14, "not-a-mapping"),
    "items are a text": (put("    items:\n      shift: {heading: 转型, text: 推动转型。}", "    items: 甲"), 14, "not-a-mapping"),
    "points are a list": (text("甲\n    points: [一, 二]"), 14, "not-a-mapping"),
    "an entry is a list": (put("{heading: 救援, text: 救援有力。}", "[甲]"), 16, "not-a-mapping"),
    "an entry says nothing": (put("{heading: 救援, text: 救援有力。}", "{numbered: true}"), 16, "empty-entry"),
    "a heading is a mapping": (put("heading: 预防", "heading: {a: b}"), 12, "not-text"),
    "a heading of two lines": (put("heading: 预防", "heading: |\n      甲\n      乙"), 13, "several-lines"),
    "a signer is a list": (put("[周明远]", "[[周明远]]"), 6, "not-text"),
    "a signer is a mapping": (put("[周明远]", "[{a: 周明远}]"), 6, "not-text"),
    "a signer is empty": (put("[周明远]", "[周明远, '']"), 6, "empty-value"),
    "an id with a slash": (put("  rescue:", "  a/b:"), 16, "bad-id"),
    "an id with dots": (put("  rescue:", "  ../b:"), 16, "bad-id"),
    "an id with a blank": (put("  rescue:", "  a b:"), 16, "bad-id"),
    "an id of 300 characters": (put("  rescue:", f"  {'a' * 300}:"), 16, "bad-id"),
    "a statistic's name with a dash": (put("  accidents:", "  acc-idents:"), 8, "bad-id"),
    "after names nobody": (put("text: 救援有力。", "text: 救援有力。, after: nobody"), 16, "unknown-after"),
    "before names nobody": (put("text: 救援有力。", "text: 救援有力。, before: nobody"), 16, "unknown-after"),
    "after and before": (
        put("text: 救援有力。", "text: 救援有力。, after: prevention, before: prevention"), 16, "after-and-before"
    ),
    "after names itself": (put("text: 救援有力。", "text: 救援有力。, after: rescue"), 16, "unknown-after"),
    "a yes that is none": (put("kind: report\n", "kind: report\nsealed: 也许\n"), 2, "not-yes-or-no"),
    "a secrecy that is none": (put("kind: report\n", "kind: report\nsecrecy: 保密\n"), 2, "bad-secrecy"),
    "an urgency that is none": (put("kind: report\n", "kind: report\nurgency: 很急\n"), 2, "unknown-choice"),
    "a copy number in letters": (put("kind: report\n", "kind: report\ncopy_number: 甲\n"), 2, "bad-copy-number"),
    "a numbering mark that is none": (put("kind: report\n", "kind: report\nnumbering: {1: {mark: 甲}}\n"), 2, "bad-mark"),
    "a fifth level of numbering": (put("kind: report\n", "kind: report\nnumbering: {5: {mark: 一、}}\n"), 2, ""),
    "a kind that is none": (put("kind: report", "kind: Report"), 1, "unknown-choice"),
    "no kind": (put("kind: report\n", ""), 1, "missing-key"),
    "no title": (put("title: 2024年工作报告\n", ""), 1, "missing-key"),
    "five levels": (put("推动转型。}", "推动转型。, items: {a: {heading: 甲, items: {b: {heading: 乙, items: {c: 丙}}}}}}"), 15, "too-deep"),
    "an attachment without a title": (REPORT + "attachments: {a: {text: 甲}}\n", 18, "missing-key"),
    "an attachment with no title": (REPORT + "attachments: {a: {title: []}}\n", 18, "empty-value"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "line", "rule"), SHAPES.values(), ids=SHAPES)
def test_a_value_of_the_wrong_shape(place, content, line, rule):
    held(place, content, line, rule)


def test_no_message_speaks_python(place):
    for value in ("[甲, 乙]", "{甲: 乙}", "null", "[]"):
        place.write(REPORT_FILE, key("kind", value))
        said = place.run().err
        assert not re.search(r"None|True|False|\['|\{'|Decimal|class|object", said), said


DATES = [
    *("2025.01.10", "2025/01/10", "2025年01月", "2025-13-01", "2025-02-30", "2025-02-29", "10-01-2025", "2025-1-32"),
    *(
        "二〇二五年一月十日",
        "2025-01-10 08:00",
        "２０２５-01-10",
        "2025－01－10",
        "0000-01-01",
        "20250110",
        "1月10日",
        "25-01-10",
    ),
    *("2025-01-10T00:00:00Z", "2025年1月10号", "1", "昨天", "2025", "Jan 10 2025", "9" * 5000),
]


@pytest.mark.parametrize("date", DATES, ids=[date[:24] for date in DATES])
def test_a_date_that_is_none(place, date):
    held(place, put("2025-01-10", date), 4, "bad-date")


@pytest.mark.parametrize("date", ["9999-12-31", "0001-01-01"])
def test_a_date_no_file_number_can_bear(place, date):
    held(place, put("2025-01-10", date), 3, "bad-file-number")


NUMBERS = [
    *(
        "７１",
        "七十一",
        "71起",
        "约71",
        "71余",
        "1e3",
        "0x1F",
        "71.",
        "+71",
        ".5",
        "1_000",
        "71%",
        "NaN",
        ".inf",
        "true",
        "71 起",
    ),
    *(
        "9" * 31,
        "0." + "1" * 16,
        "1/2",
        "71~80",
        "二",
        "[71]",
        "{a: 1}",
        "'71 '",
        "9" * 5000,
        "1 000",
        "'1,000'",
        "--1",
        "1.2.3",
    ),
]


@pytest.mark.parametrize("number", NUMBERS, ids=[number[:20] for number in NUMBERS])
@pytest.mark.parametrize("name", ["value", "last_year"])
def test_a_number_that_is_none(place, name, number):
    held(place, re.sub(f"{name}: [0-9]+", lambda _: f"{name}: {number}", REPORT), 8, "not-a-number")


LARGE = {
    "30 digits": ("9" * 30, "80", "999999999999999999999999999999起，上升1249999999999999999999999999898.8%。"),
    "30 digits and 15 decimals": (f"{'9' * 30}.{'1' * 15}", "80", f"{'9' * 30}.{'1' * 15}起，上升"),
    "a very small one": ("0.000000000000001", "0.000000000000002", "0.000000000000001起，下降50.0%。"),
    "noughts before": ("0071", "80", "71起，下降11.3%。"),
    "noughts after": ("71.50", "80", "71.50起，下降10.6%。"),
    "no change": ("80", "80", "80起，持平。"),
    "nought": ("0", "80", "0起，下降100.0%。"),
}


@pytest.mark.parametrize(("value", "last", "words"), LARGE.values(), ids=LARGE)
def test_a_number_of_any_size_is_said_exactly(place, value, last, words):
    place.write(
        REPORT_FILE, REPORT.replace("value: 71", f"value: {value}").replace("last_year: 80", f"last_year: {last}")
    )

    ran = place.run()

    assert ran.code == 0, ran.err
    assert any(words in line for line in place.text())


def test_parts_of_any_size_are_added_exactly(place):
    parts = f"value: {'9' * 30}, parts: {{a: {'9' * 30}, b: 0.000000000000001}}"

    held(place, put("value: 71", parts), 8, "unequal-parts", code=5)


FILE_NUMBERS = [
    *(
        "0",
        "-1",
        "1.5",
        "03",
        "〔2025〕3号",
        "江应急[2025]3号",
        "江应急（2025）3号",
        "江应急〔2025〕第3号",
        "江应急〔2025〕03号",
    ),
    *("3号", "三", "123456", "３", "yes", "江应急〔25〕3号"),
]


@pytest.mark.parametrize("number", FILE_NUMBERS)
def test_a_file_number_that_is_none(place, number):
    held(place, put("number: 3", f"number: '{number}'"), 3, "bad-file-number")


# Expressions

EXPRESSIONS = {
    "{{ x }}": "unknown-statistic",
    "{{ accident }}": "unknown-statistic",
    "{{ accidents.x }}": "unknown-statistic",
    "{{ ACCIDENTS }}": "unknown-statistic",
    "{{ 统计 }}": "unknown-statistic",
    "{{ None }}": "unknown-statistic",
    "{{ cycler.__init__.__globals__ }}": "unknown-statistic",
    "{{ accidents.__class__ }}": "unknown-statistic",
    "{{ accidents": "unclosed-expression",
    "accidents }}": "unclosed-expression",
    "｛｛ accidents ｝｝": "unclosed-expression",
    "{{ accidents ｝｝": "unclosed-expression",
    "{{ }}": "bad-expression",
    '{{ "".__class__ }}': "bad-expression",
    "{{ accidents[0] }}": "bad-expression",
    "{{ change() }}": "bad-expression",
    "{{ change(accidents,) }}": "bad-expression",
    "{{ change(1) }}": "bad-expression",
    "{{ change(accidents }}": "bad-expression",
    "{{ change(change(accidents)) }}": "bad-expression",
    "{{ accidents|wan(9) }}": "bad-expression",
    "{{ accidents|label|label }}": "bad-expression",
    "{{ accidents accidents }}": "bad-expression",
    "{{ accidents | }}": "bad-expression",
    "{{ accidents，accidents }}": "bad-expression",
    "{{ change（accidents） }}": "bad-expression",
    "{{ “甲” }}": "bad-expression",
    "{{ accidents if 1 }}": "bad-expression",
    "{{ accidents is defined }}": "bad-expression",
    "{{{ accidents }}": "bad-expression",
    "{{ " + "a" * 300 + " }}": "bad-expression",
    "{{ " + "(" * 150 + " }}": "bad-expression",
    "{{ accidents + 1 }}": "arithmetic",
    "{{ 7*7 }}": "arithmetic",
    "{{ accidents**99999999 }}": "arithmetic",
    "{{- accidents -}}": "arithmetic",
    "{{ change(*accidents) }}": "arithmetic",
    "{{ accidents|upper }}": "unknown-function",
    "{{ range(99999999) }}": "bad-expression",
    "{{ open(1) }}": "unknown-function",
    "{{ as_of(accidents) }}": "no-as-of",
}


@pytest.mark.parametrize(("words", "rule"), EXPRESSIONS.items(), ids=[words[:40] for words in EXPRESSIONS])
def test_an_expression_that_cannot_be_worked_out(place, words, rule):
    held(place, text(f"|\n      甲\n      乙{words}丙"), 15, rule)


PLACES = {
    "title": (put("title: 2024年", "title: 2024年{{ nono }}"), 2),
    "to": (put("to: 江州市", "to: 江州市{{ nono }}"), 5),
    "signers": (put("[周明远]", "[周明远, '{{ nono }}']"), 6),
    "opening": (put("opening: ", "opening: 甲{{ nono }}"), 9),
    "heading": (put("heading: 预防", "heading: 预防{{ nono }}"), 12),
    "an item": (put("推动转型。", "'{{ nono }}'"), 15),
    "closing": (put("特此报告", "特此{{ nono }}"), 17),
    "note": (REPORT + "note: 甲{{ nono }}\n", 18),
    "copies_to": (REPORT + "copies_to: 甲{{ nono }}\n", 18),
    "printed_by": (REPORT + "printed_by: 甲{{ nono }}\n", 18),
    "mark": (REPORT + "mark: 甲{{ nono }}\n", 18),
    "sign": (REPORT + "sign: 甲{{ nono }}\n", 18),
    "an attachment's text": (REPORT + "attachments: {a: {title: 甲, text: '{{ nono }}'}}\n", 18),
}


@pytest.mark.parametrize(("content", "line"), PLACES.values(), ids=PLACES)
def test_an_expression_is_read_in_every_field(place, content, line):
    held(place, content, line, "unknown-statistic")


# Bombs

ALIASES = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)
BOMBS = {
    "brackets, closed": lambda: text("[" * 10_000 + "]" * 10_000),
    "braces, closed": lambda: text("{a: " * 10_000 + "}" * 10_000),
    "a million brackets": lambda: text("[" * 1_000_000),
    "keys in keys": lambda: "".join(" " * n + "a:\n" for n in range(1500)),
    "dashes in a row": lambda: REPORT + "x:\n" + "- " * 100_000 + "a\n",
    "question marks": lambda: "? " * 50_000,
    "100,000 keys": lambda: REPORT + "".join(f"k{n}: 1\n" for n in range(100_000)),
    "40,000 unknown keys": lambda: REPORT + "".join(f"k{n}: 1\n" for n in range(40_000)),
    "40,000 bad statistics": lambda: put("statistics:\n", "statistics:\n" + "".join(f"  s{n}: x\n" for n in range(40_000))),
    "the same key 40,000 times": lambda: "a: 1\n" * 40_000,
    "aliases": lambda: ALIASES,
    "merge keys squared": lambda: "a: &a {x: 1}\n" + "".join(f"b{n}: {{<<: [{','.join(['*a'] * 200)}]}}\n" for n in range(200)),
    "90,000 anchors": lambda: "".join(f"a{n}: &x{n} 1\n" for n in range(45_000)),
    "directives": lambda: "%YAML 1.1\n" * 100_000 + "---\na: 1\n",
    "documents": lambda: "---\n" * 100_000,
    "a million digits": lambda: put("value: 71", "value: " + "9" * 1_000_000),
    "a number that is nearly one": lambda: put("value: 71", "value: " + "1" * 500_000 + "x"),
    "thousands without end": lambda: put("value: 71", "value: '" + "100," * 300_000 + "x'"),
    "a file number of blanks": lambda: put("number: 3", "number: '" + " " * 1_000_000 + "x'"),
    "a secrecy without end": lambda: REPORT + "secrecy: 机密★" + "1" * 1_000_000 + "\n",
    "500,000 opening braces": lambda: text("'" + "{{" * 500_000 + "'"),
    "500,000 closing braces": lambda: text("'" + "}}" * 500_000 + "'"),
    "quotes between braces": lambda: text("'" + '{{ "' * 300_000 + "'"),
    "nested quotes between braces": lambda: text("|\n      {{ " + '"{{" ' * 200_000),
    "50,000 unknown names": lambda: text("'" + "{{ nono }}" * 50_000 + "'"),
    "400,000 lines": lambda: text("|\n" + "      甲\n" * 400_000),
    "600,000 escaped line ends": lambda: text('"' + "甲\\n" * 600_000 + '"'),
    "colons": lambda: text(": " * 1_000_000),
    "tabs": lambda: REPORT + "\t\n" * 1_000_000,
    "hard blanks": lambda: REPORT + "\xa0a\n" * 500_000,
    "full-width colons": lambda: "键：值\n" * 200_000,
    "control characters": lambda: "\x01\n" * 1_000_000,
    "an unclosed quote": lambda: text('"' + "甲\n" * 500_000),
    "a long key": lambda: "k" * 3_000_000 + ": 1\n",
    "a long id": lambda: put("  rescue:", "  " + "a-" * 1000 + ":"),
    "a long unknown key": lambda: REPORT + "k" * 1000 + ": 1\n",
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_soon(place, bomb):
    place.write(REPORT_FILE, bomb())
    before = place.outputs()
    started = time.process_time()

    ran = place.run()

    assert ran.code == 3
    assert ran.told()
    assert "Traceback" not in ran.err
    assert len(ran.err) < 500_000
    assert place.outputs() == before
    assert time.process_time() - started < 10  # some five times what the slowest takes


LONG = {
    "a line of four million bytes": lambda: text("甲" * 1_300_000),
    "30,000 lines": lambda: text("|\n" + "      甲\n" * 30_000),
    "50,000 expressions": lambda: text("'" + "{{ accidents }}" * 50_000 + "'"),
    "10,000 statistics": lambda: put("statistics:\n", "statistics:\n" + "".join(f"  s{n}: 1\n" for n in range(10_000))),
    "5,000 entries": lambda: put("  rescue:", "".join(f"  e{n}: {{text: 乙。, numbered: false}}\n" for n in range(5_000)) + "  rescue:"),
    "5,000 signers": lambda: put("[周明远]", "[" + ", ".join(["周明远"] * 5000) + "]"),
    "entries each after another": lambda: put("  rescue:", "".join(f"  e{n}: {{text: 乙。, numbered: false, after: {f'e{n - 1}' if n else 'rescue'}}}\n" for n in range(5_000)) + "  rescue:"),
    "a recipient of 300,000 characters": lambda: put("江州市人民政府", "甲" * 300_000),
    "a heading of 300,000 characters": lambda: put("heading: 预防", "heading: " + "甲" * 300_000),
}  # fmt: skip


@pytest.mark.parametrize("long", LONG.values(), ids=LONG)
def test_what_is_only_long_is_printed_whole(place, long):
    content = long()
    place.write(REPORT_FILE, content)
    started = time.process_time()

    ran = place.run()

    assert ran.code == 0, ran.err[:300]
    assert time.process_time() - started < 10
    assert sum(line.count("甲") for line in place.text()) == content.count("甲")


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of memory there")
@pytest.mark.parametrize(
    "name", ["a million brackets", "100,000 keys", "aliases", "400,000 lines", "500,000 opening braces"]
)
def test_a_bomb_takes_little_memory(place, name):
    place.write(REPORT_FILE, BOMBS[name]())
    limit = ["import resource", "resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))"]

    ran = trials.process("build", "2024", "--workspace", str(place.root), before=limit)

    assert (ran.code, "Traceback" in ran.err) == (3, False), ran.err[-300:]


# The office's own file and the chain

CHAIN = {
    "no office.yaml": ({OFFICE_FILE: None}, "inputs", "no-office"),
    "an empty office.yaml": ({OFFICE_FILE: ""}, f"{OFFICE_FILE}:1", "empty-file"),
    "an office.yaml in GBK": ({OFFICE_FILE: OFFICE.encode("gbk")}, f"{OFFICE_FILE}:1", "not-utf8"),
    "an office without a name": ({OFFICE_FILE: "file_code: 甲\n"}, f"{OFFICE_FILE}:1", "missing-key"),
    "an office whose name is null": ({OFFICE_FILE: "file_code: 甲\nname: null\n"}, f"{OFFICE_FILE}:2", "empty-value"),
    "a name that is a list": ({OFFICE_FILE: "name: [甲]\n"}, f"{OFFICE_FILE}:1", "not-text"),
    "a name of two lines": ({OFFICE_FILE: "name: |\n  甲\n  乙\n"}, f"{OFFICE_FILE}:2", "several-lines"),
    "an unknown key": ({OFFICE_FILE: OFFICE + "adress: 甲\n"}, f"{OFFICE_FILE}:4", "unknown-key"),
    "departments as a list": ({OFFICE_FILE: OFFICE + "departments: [甲]\n"}, f"{OFFICE_FILE}:4", "not-a-mapping"),
    "no file code": ({OFFICE_FILE: "name: 局\n"}, f"{REPORT_FILE}:3", "no-file-code"),
    "a file code that is none": (
        {OFFICE_FILE: "name: 局\nfile_code: 甲〔1〕\n"},
        f"{REPORT_FILE}:3",
        "bad-file-number",
    ),
    "inherits itself": ({OFFICE_FILE: OFFICE + "inherits: city\n"}, f"{OFFICE_FILE}:4", "inheritance-loop"),
    "inherits nobody": ({OFFICE_FILE: OFFICE + "inherits: nobody\n"}, f"{OFFICE_FILE}:4", "no-such-office"),
    "inherits upwards": ({OFFICE_FILE: OFFICE + "inherits: ../city\n"}, f"{OFFICE_FILE}:4", "no-such-office"),
    "inherits an absolute path": ({OFFICE_FILE: OFFICE + "inherits: /etc\n"}, f"{OFFICE_FILE}:4", "no-such-office"),
    "inherits a list": ({OFFICE_FILE: OFFICE + "inherits: [a, b]\n"}, f"{OFFICE_FILE}:4", "not-text"),
    "inherits nothing": ({OFFICE_FILE: OFFICE + "inherits: ''\n"}, f"{OFFICE_FILE}:4", "empty-value"),
    "a loop of two": (
        {OFFICE_FILE: OFFICE + "inherits: b\n", "inputs/b/office.yaml": "name: 乙\ninherits: city\n"},
        "inputs/b/office.yaml:2",
        "inheritance-loop",
    ),
    "a loop of three": (
        {
            OFFICE_FILE: OFFICE + "inherits: b\n",
            "inputs/b/office.yaml": "name: 乙\ninherits: c\n",
            "inputs/c/office.yaml": "name: 丙\ninherits: city\n",
        },
        "inputs/c/office.yaml:2",
        "inheritance-loop",
    ),
    "a loop above": (
        {
            OFFICE_FILE: OFFICE + "inherits: b\n",
            "inputs/b/office.yaml": "name: 乙\ninherits: c\n",
            "inputs/c/office.yaml": "name: 丙\ninherits: b\n",
        },
        "inputs/c/office.yaml:2",
        "inheritance-loop",
    ),
    "a broken office above": (
        {OFFICE_FILE: OFFICE + "inherits: b\n", "inputs/b/office.yaml": "name： 乙\n"},
        "inputs/b/office.yaml:1",
        "full-width-colon",
    ),
    "a broken report above": (
        {
            OFFICE_FILE: OFFICE + "inherits: b\n",
            "inputs/b/office.yaml": "name: 乙\n",
            "inputs/b/2024/report.yaml": "kind: report\nopening： 甲\n",
        },
        "inputs/b/2024/report.yaml:2",
        "full-width-colon",
    ),
    "a text over keys": (
        {
            OFFICE_FILE: OFFICE + "inherits: b\n",
            "inputs/b/office.yaml": "name: 乙\n",
            "inputs/b/2024/report.yaml": "kind: report\nachievements: {rescue: 甲}\n",
        },
        f"{REPORT_FILE}:16",
        "other-shape",
    ),
    "a null that removes nothing": (
        {
            OFFICE_FILE: OFFICE + "inherits: b\n",
            "inputs/b/office.yaml": "name: 乙\n",
            "inputs/b/2024/report.yaml": "kind: report\nachievements: {a: {text: 甲}}\n",
            REPORT_FILE: REPORT.replace("  rescue:", "  resceu: null\n  rescue:"),
        },
        f"{REPORT_FILE}:16",
        "removes-nothing",
    ),
    "a fault above is named above": (
        {
            OFFICE_FILE: OFFICE + "inherits: b\n",
            "inputs/b/office.yaml": "name: 乙\n",
            "inputs/b/2024/report.yaml": "kind: report\nachievements:\n  a: {txt: 甲}\n",
        },
        "inputs/b/2024/report.yaml:3",
        "unknown-key",
    ),
}


@pytest.mark.parametrize(("files", "where", "rule"), CHAIN.values(), ids=CHAIN)
def test_a_chain_of_offices_that_does_not_hold(place, files, where, rule):
    before = place.outputs()
    for name, content in files.items():
        if content is None:
            (place.root / name).unlink()
        else:
            place.write(name, content)

    chosen = ("--office", "city") if OFFICE_FILE in files and files[OFFICE_FILE] is not None else ()
    ran = place.run("build", "2024", *chosen)

    refused(ran, 3, where, rule)
    assert place.outputs() == before


def test_a_long_chain_is_no_loop(place):
    for number in range(60):
        above = f"inherits: o{number + 1}\n" if number < 59 else ""
        place.write(f"inputs/o{number}/office.yaml", f"name: 局{number}\n{above}")
    place.write(OFFICE_FILE, OFFICE + "inherits: o0\n")

    assert place.run("build", "2024", "--office", "city").code == 0


def test_one_bad_office_does_not_stop_the_others(place):
    for name, content in (("good", REPORT), ("bad", "kind： report\n"), ("worse", b"\xff"), ("worst", None)):
        place.write(f"inputs/{name}/office.yaml", OFFICE if content is not None else "name： 甲\n")
        place.write(f"inputs/{name}/2024/report.yaml", content if content is not None else REPORT)

    ran = place.run("build", "2024", "--all")

    assert ran.code == 3
    assert {where.rpartition(":")[0] for where, _ in ran.errors()} == {
        "inputs/bad/2024/report.yaml",
        "inputs/worse/2024/report.yaml",
        "inputs/worst/office.yaml",
    }
    assert sorted(place.outputs()) == ["2024/city/2024年工作报告.docx", "2024/good/2024年工作报告.docx"]
    assert "共 5 个文件，成功 2 个，失败 3 个" in ran.out
