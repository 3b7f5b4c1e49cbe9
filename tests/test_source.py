"""What the YAML reader accepts exactly, and what it says of everything else."""

from __future__ import annotations

import json
import random
import time
from contextlib import suppress

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.inherit import Resolved
from reportgen.problems import InputError, Location, Problem
from reportgen.source import Mapping, Node, Scalar, Sequence, Source, characters, read, tree

FILE = "报告.yaml"


def parse(text: str) -> Source:
    return read(text.encode(), FILE)


def problems(data: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read(data.encode() if isinstance(data, str) else data, FILE)
    return caught.value.problems


def rules(data: str | bytes) -> list[str]:
    return [f"{problem.where.line} {problem.rule}" for problem in problems(data)]


def warnings(text: str) -> list[str]:
    return [f"{problem.where.line} {problem.rule}" for problem in parse(text).warnings]


def error(line: int, rule: str, message: str, remedy: str) -> Problem:
    return Problem(Location(FILE, line), rule, message, remedy)


def warning(line: int, rule: str, message: str, remedy: str) -> Problem:
    return Problem(Location(FILE, line), rule, message, remedy, "warning")


def values(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    return {key: values(value) for key, value in node.entries.items()}


def scalar(text: str, *keys: str) -> Scalar:
    node: Node = parse(text).root
    for key in keys:
        assert isinstance(node, Mapping)
        node = node.entries[key]
    assert isinstance(node, Scalar)
    return node


# What is kept


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "007",
            "000012",
            "0571",
            "010",
            "08",
            "1.10",
            "3.140",
            "1_000",
            "0x1F",
            "1e3",
            ".inf",
            "+86",
            "-5",
            "9" * 5000,
        ),
        *(
            "12:30",
            "1:30:45",
            "3:2",
            "2024-03-01",
            "2024-02-30",
            "yes",
            "no",
            "on",
            "off",
            "true",
            "False",
            "nUll",
            "=",
        ),
        *(
            "机密★1年",
            "江应急〔2025〕3号",
            "比例为1：2",
            "甲：乙",
            "各位代表：",
            "a：b",
            "“甲”和“乙”",
            "C#语言",
            "甲 ，乙",
            "﹣",
            "——甲",
        ),
        *(
            "甲{",
            "100%",
            "甲{{ x }}",
            "http://www.gov.cn",
            "甲\u200b乙",
            "甲\xa0乙",
            "\U00020bb7",
            "😀",
            "\ufffd",
            "\ufdd0",
            "\ue000",
        ),
    ],
)
def test_a_plain_value_stays_the_text_typed(typed: str) -> None:
    assert values(parse(f"key: {typed}\n").root) == {"key": typed}


@pytest.mark.parametrize("typed", ["null", "~", "Null", "NULL"])
def test_only_a_plain_null_is_null(typed: str) -> None:
    assert values(parse(f"key: {typed}\nquoted: '{typed}'\n").root) == {"key": None, "quoted": typed}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("'it''s'", "it's"),
        ('"甲\\n乙"', "甲\n乙"),
        ('"甲\\t乙"', "甲\t乙"),
        ('"\\u4e2d\\U00020BB7"', "中𠮷"),
        ('"甲\\L乙"', "甲\u2028乙"),
        ("'# 1：2, {{ x }}'", "# 1：2, {{ x }}"),
        ("|\n  甲：\n\n    乙\n  key：3\n  \t丙\n", "甲：\n\n  乙\nkey：3\n\t丙\n"),
        ("|-\n  甲\n", "甲"),
        (">\n  word\n  word\n", "word word\n"),
        ("[甲, 乙]", ["甲", "乙"]),
        ("\n- 甲\n- - 乙\n", ["甲", ["乙"]]),
        ("{value: 71, parts: {a: 1}}", {"value": "71", "parts": {"a": "1"}}),
        ("[]", []),
        ("{}", {}),
        ("\n  ? a\n  : 1\n", {"a": "1"}),
    ],
)
def test_quotes_blocks_lists_and_mappings_hold_what_yaml_says(text: str, held: object) -> None:
    assert values(parse(f"key: {text}\n").root) == {"key": held}


def test_keys_keep_their_order_and_know_their_lines() -> None:
    root = parse("# 注释\nb: 1\n\na:\n  d: 2\n  c: [3]\n").root

    inner = root.entries["a"]
    assert isinstance(inner, Mapping)
    assert {key: at.line for key, at in root.keys.items()} == {"b": 2, "a": 4}
    assert list(inner.keys.items()) == [("d", Location(FILE, 5)), ("c", Location(FILE, 6))]
    assert (root.at, inner.at, inner.entries["c"].at) == (Location(FILE, 2), Location(FILE, 5), Location(FILE, 6))


@pytest.mark.parametrize(
    ("text", "at", "first_line", "literal"),
    [
        ("key: 甲", 1, 1, False),
        ("key:\n  甲", 2, 2, False),
        ("key: '甲'", 1, 1, False),
        ("key: |\n  甲\n  乙\n", 1, 2, True),
        ("key: |\n\n  甲\n", 1, 2, True),
        ("key: |  # 注释\n  甲\n", 1, 2, True),
        ("key:\n  |\n  甲\n", 2, 3, True),
        ("key: >\n  甲\n", 1, 2, False),
    ],
)
def test_a_text_knows_where_it_starts(text: str, at: int, first_line: int, *, literal: bool) -> None:
    node = scalar(text, "key")

    assert (node.at, node.first_line, node.literal) == (Location(FILE, at), first_line, literal)


def test_a_line_of_a_block_stands_on_its_line_of_the_file() -> None:
    lines = ["title: 甲", "text: |", "", "  第一段", "", "  第二段", "", "number: 3"]

    node = scalar("\n".join(lines), "text")

    assert node.text is not None
    for k, line in enumerate(node.text.splitlines()):
        assert lines[node.first_line + k - 1].strip() == line


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end: str) -> None:
    text = end.join(["a: 1", "b: |", "  甲", "  乙", "c: 2", ""])

    assert values(parse(text).root) == {"a": "1", "b": "甲\n乙\n", "c": "2"}
    assert rules(text + "d：3") == ["6 full-width-colon"]


def test_a_byte_order_mark_is_passed_over_and_lines_stay_right() -> None:
    source = read(b"\xef\xbb\xbf" + "title: 甲 #乙\n".encode(), FILE)

    assert values(source.root) == {"title": "甲"}
    assert [problem.where.line for problem in source.warnings] == [1]


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "a: 1\n...\n# 完\n\n", "# 头\n---\n# 注释\na: 1"])
def test_marks_around_the_only_document_are_passed_over(text: str) -> None:
    assert values(parse(text).root) == {"a": "1"}


@pytest.mark.parametrize(
    "text",
    [
        "text: |\n  各位代表：\n  value：71\n  value:71\n  -甲\n  ＃ 注\n  　　缩进\n  “甲”\n",
        "text: '甲：\n  value：71'\n",
        "# value：71\ntext: 甲\n",
        "text:\n  各位代表：现在报告工作。\n",
        "text: value：71\n",
        "text: value:71\n",
        "text:\n  http://www.gov.cn\n",
        "list:\n  - 甲：乙\n  - value：71\n  - -甲\n",
        "list: [1：2, '甲，乙']\n",
        "a b: 1\n甲: 2\n'3': 4\n",
        "title\t: 甲\n",
        "a: {b: 1,\n\tc: 2}\n",
        "text:\n  -5\n",
        "text: “甲”和“乙”\n",
        "text: '“甲”'\n",
        "text: |\n  甲\n  乙\n",
        "text: >\n  甲\n\n  乙\n    丙\n",
        "text: 甲\n  and\n  乙\n",
        'text: "甲\\\n  乙"\n',
        "text: 3＃楼\n",
    ],
)
def test_punctuation_that_is_text_is_no_problem(text: str) -> None:
    assert parse(text).warnings == ()


# What is refused

FAULTS = [
    (
        "kind: report\ntitle：甲\nnumber: 3\n",
        2,
        "full-width-colon",
        "“title”后面是全角冒号“：”",
        "改成半角冒号加一个空格：title: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "title：甲\nnumber: 3\n",
        1,
        "full-width-colon",
        "“title”后面是全角冒号“：”",
        "改成半角冒号加一个空格：title: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "number: 3\ntitle：甲",
        2,
        "full-width-colon",
        "“title”后面是全角冒号“：”",
        "改成半角冒号加一个空格：title: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "标题：甲\nnumber: 3\n",
        1,
        "full-width-colon",
        "“标题”后面是全角冒号“：”",
        "改成半角冒号加一个空格：标题: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "“title”：甲\nnumber: 3\n",
        1,
        "full-width-colon",
        "“title”后面是全角冒号“：”",
        "改成半角冒号加一个空格：title: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "accidents:\n  value：71\n",
        2,
        "full-width-colon",
        "“value”后面是全角冒号“：”",
        "改成半角冒号加一个空格：value: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "accidents:\n  label: 事故\n  value：71\n",
        3,
        "full-width-colon",
        "“value”后面是全角冒号“：”",
        "改成半角冒号加一个空格：value: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "accidents:\n  label: 事故\n  数值：71\n",
        3,
        "full-width-colon",
        "“数值”后面是全角冒号“：”",
        "改成半角冒号加一个空格：数值: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "- name：甲\n  value: 71\n",
        1,
        "full-width-colon",
        "“name”后面是全角冒号“：”",
        "改成半角冒号加一个空格：name: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "cases:\n  - 名称：甲\n    value: 71\n",
        2,
        "full-width-colon",
        "“名称”后面是全角冒号“：”",
        "改成半角冒号加一个空格：名称: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "accidents: {value：71}\n",
        1,
        "full-width-colon",
        "“value”后面是全角冒号“：”",
        "改成半角冒号加一个空格：value: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "number: 3\nvalue:71\n",
        2,
        "colon-without-blank",
        "“value:”后面缺少空格",
        "在冒号后加一个空格：value: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "accidents:\n  value:71\n",
        2,
        "colon-without-blank",
        "“value:”后面缺少空格",
        "在冒号后加一个空格：value: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "accidents: {value:71}\n",
        1,
        "colon-without-blank",
        "“value:”后面缺少空格",
        "在冒号后加一个空格：value: …；如果本来就是一段文字，给它加上双引号",
    ),
    (
        "kind: report\ntitle:\u3000甲\n",
        2,
        "invisible-character",
        "“title:”后面是全角空格（U+3000），不是半角空格",
        "删去它，换成一个半角空格",
    ),
    (
        "kind: report\ntitle:\xa0甲\nnumber: 3\n",
        2,
        "invisible-character",
        "“title:”后面是不换行空格（U+00A0），不是半角空格",
        "删去它，换成一个半角空格",
    ),
    (
        "accidents:\n\u3000\u3000value: 71\n",
        2,
        "invisible-character",
        "键“value”前面有全角空格（U+3000）",
        "删去它，缩进改用半角空格",
    ),
    (
        "accidents:\n\xa0\xa0value: 71\nnumber: 3\n",
        2,
        "invisible-character",
        "键“value”前面有不换行空格（U+00A0）",
        "删去它，缩进改用半角空格",
    ),
    ("\u200btitle: 甲\n", 1, "invisible-character", "键“title”前面有零宽空格（U+200B）", "删去它，缩进改用半角空格"),
    (
        "ti\u200btle: 甲\n",
        1,
        "invisible-character",
        "键“title”中间有零宽空格（U+200B）",
        "删去它（可把这个键重新输入一遍）",
    ),
    (
        "title\xa0: 甲\n",
        1,
        "invisible-character",
        "键“title”后面有不换行空格（U+00A0）",
        "删去它（可把这个键重新输入一遍）",
    ),
    (
        "kind: report\n\ufefftitle: 甲\n",
        2,
        "invisible-character",
        "行首有零宽不换行空格（U+FEFF）",
        "删去它（光标移到行首，按一次 Delete 键）",
    ),
    (
        "\ufeff\ufefftitle: 甲\n",
        1,
        "invisible-character",
        "行首有零宽不换行空格（U+FEFF）",
        "删去它（光标移到行首，按一次 Delete 键）",
    ),
    (
        "title: \u3000甲\n",
        1,
        "invisible-character",
        "值的前面有全角空格（U+3000）",
        "删去它；想印出来就给整个值加双引号",
    ),
    (
        "text: |\n  甲\n\u3000\u3000乙\n",
        3,
        "invisible-character",
        "行首有全角空格（U+3000）",
        "删去它，缩进改用半角空格；一段文字要写在“|”下面，或给它加上双引号",
    ),
    ("accidents:\n\tvalue: 71\n", 2, "tab", "行首有制表符（Tab）", "改用空格缩进：每层两格"),
    ("accidents:\n  label: 甲\n  \tvalue: 71\n", 3, "tab", "行首有制表符（Tab）", "改用空格缩进：每层两格"),
    ("text: |\n\t甲\n", 2, "tab", "行首有制表符（Tab）", "改用空格缩进：每层两格"),
    ("kind: report\n\t\ntitle: 甲\n", 2, "tab", "行首有制表符（Tab）", "改用空格缩进：每层两格"),
    (
        "signers:\n  -甲\n",
        2,
        "dash-without-blank",
        "行首的“-”后面缺少空格",
        "列表项写成“- 甲”；如果“-”是文字的一部分，给整个值加双引号",
    ),
    (
        "signers:\n  - 甲\n  -乙\n",
        3,
        "dash-without-blank",
        "行首的“-”后面缺少空格",
        "列表项写成“- 甲”；如果“-”是文字的一部分，给整个值加双引号",
    ),
    ("signers:\n  － 甲\n", 2, "full-width-dash", "列表项前面是“－”，不是半角“-”", "改成半角“- ”（减号加一个空格）"),
    ("kind: report\n＃ 注释\ntitle: 甲\n", 2, "full-width-hash", "行首是全角“＃”，不是注释", "注释要用半角“#”开头"),
    (
        "accidents: ｛value: 71｝\n",
        1,
        "full-width-bracket",
        "用了全角括号“｛”",
        "改成半角的 { }、[ ]；如果是正文里的括号，给整个值加双引号",
    ),
    (
        "signers: ［甲, 乙］\n",
        1,
        "full-width-bracket",
        "用了全角括号“［”",
        "改成半角的 { }、[ ]；如果是正文里的括号，给整个值加双引号",
    ),
    (
        "signers: [甲］\nnumber: 3\n",
        1,
        "full-width-bracket",
        "用了全角括号“］”",
        "改成半角的 { }、[ ]；如果是正文里的括号，给整个值加双引号",
    ),
    (
        "signers: [甲，乙]\n",
        1,
        "full-width-comma",
        "方括号或花括号里用了全角逗号“，”",
        "各项之间改用半角逗号加空格“, ”；如果逗号是文字的一部分，给这一项加双引号",
    ),
    (
        "accidents: {value: 71，unit: 起}\n",
        1,
        "full-width-comma",
        "方括号或花括号里用了全角逗号“，”",
        "各项之间改用半角逗号加空格“, ”；如果逗号是文字的一部分，给这一项加双引号",
    ),
    ("text: ｜\n  甲\n  乙\n", 1, "full-width-bar", "用了全角竖线“｜”", "改成半角“|”"),
    ("“title”: 甲\n", 1, "smart-quotes", "键“title”用了中文引号", "去掉引号，写成：title: …"),
    (
        "title:\nnumber: 3\n",
        1,
        "empty-value",
        "“title”没有写值",
        "写上值；不需要就删去这一行；要删去上级的这一项，写 null",
    ),
    ("title: ''\n", 1, "empty-value", "“title”的值是空的", "写上值；不需要就删去这一行；要删去上级的这一项，写 null"),
    ('title: "  "\n', 1, "empty-value", "“title”的值是空的", "写上值；不需要就删去这一行；要删去上级的这一项，写 null"),
    ("title: \u3000\n", 1, "empty-value", "“title”没有写值", "写上值；不需要就删去这一行；要删去上级的这一项，写 null"),
    (
        "text: |\nnumber: 3\n",
        1,
        "empty-value",
        "“text”的“|”下面没有缩进的文字",
        "文字写在下面各行，每行多缩进两格；不需要就删去这一行",
    ),
    (
        "signers:\n  -\n  - 乙\n",
        2,
        "empty-value",
        "这一项没有写值",
        "写上值；不需要就删去这一行；要删去上级的这一项，写 null",
    ),
    ("signers: [甲, , 乙]\n", 1, "empty-value", "逗号前面没有值", "补上值，或删去多余的逗号"),
    (
        "name: #2号楼\n",
        1,
        "empty-value",
        "“name”没有值：“#2号楼”以“#”开头，YAML 会当作注释",
        "如果是正文，给整个值加双引号；如果是注释，写上值",
    ),
    (": 甲\n", 1, "empty-key", "冒号前面没有键", "在冒号前写上键；如果是正文，给整个值加双引号"),
    (
        "title: 甲\nnumber: 3\ntitle: 乙\n",
        3,
        "repeated-key",
        "键“title”重复，第1行已经写过",
        "删去其中一行，或给其中一行换一个键",
    ),
    ("é: 1\ne\u0301: 2\n", 2, "repeated-key", "这里的键与第1行的“é”看起来一样", "删去其中一行，或给其中一行换一个键"),
    ("? [甲]\n: 乙\n", 1, "key-not-text", "键不是一行文字", "键写成一个词，放在行首，后面写“: ”和值"),
    ("? |\n  甲\n: 乙\n", 1, "key-not-text", "键不是一行文字", "键写成一个词，放在行首，后面写“: ”和值"),
    ("title: {[甲]: 乙}\n", 1, "key-not-text", "键不是一行文字", "键写成一个词，放在行首，后面写“: ”和值"),
    (
        "a: &b 甲\n",
        1,
        "anchor",
        "值以“&”开头，YAML 会把它当作记号",
        "如果是正文，给整个值加双引号；不支持用“&”和“*”引用别处的内容",
    ),
    (
        "a: &甲\n",
        1,
        "anchor",
        "值以“&”开头，YAML 会把它当作记号",
        "如果是正文，给整个值加双引号；不支持用“&”和“*”引用别处的内容",
    ),
    (
        "a: *甲\n",
        1,
        "alias",
        "值以“*”开头，YAML 会把它当作引用",
        "如果是正文，给整个值加双引号；不支持用“&”和“*”引用别处的内容",
    ),
    (
        "a: *b\n",
        1,
        "alias",
        "值以“*”开头，YAML 会把它当作引用",
        "如果是正文，给整个值加双引号；不支持用“&”和“*”引用别处的内容",
    ),
    ("a: !甲 乙\n", 1, "tag", "值以“!”开头，YAML 会把它当作类型标记", "如果是正文，给整个值加双引号；不支持类型标记"),
    ("a: !!str 乙\n", 1, "tag", "值以“!”开头，YAML 会把它当作类型标记", "如果是正文，给整个值加双引号；不支持类型标记"),
    ("a: !b!c 乙\n", 1, "tag", "值以“!”开头，YAML 会把它当作类型标记", "如果是正文，给整个值加双引号；不支持类型标记"),
    ("a:\n  <<: {b: 甲}\n", 2, "merge-key", "不支持用“<<”并入别处的内容", "把要并入的各行直接写在这里"),
    (
        "a: 甲\n---\nb: 乙\n",
        2,
        "second-document",
        "这里开始了另一份内容，一个文件只能有一份",
        "删去“---”或“...”这一行；另一份内容放到另一个文件里",
    ),
    (
        "a: 甲\n...\nb: 乙\n",
        3,
        "second-document",
        "这里开始了另一份内容，一个文件只能有一份",
        "删去“---”或“...”这一行；另一份内容放到另一个文件里",
    ),
    (
        "a: 甲\n---\n",
        2,
        "second-document",
        "这里开始了另一份内容，一个文件只能有一份",
        "删去“---”或“...”这一行；另一份内容放到另一个文件里",
    ),
    (
        "%YAML 1.2\n---\na: 甲\n",
        1,
        "directive",
        "行首的“%”在 YAML 里是指令，这里不支持",
        "删去这一行；如果是正文，给整个值加双引号",
    ),
    (
        "title: {{ accidents }}\n",
        1,
        "unquoted-braces",
        "值以“{{”开头，YAML 会把它当作花括号里的内容",
        "给整个值加双引号，或在“|”下面另起一行写",
    ),
    (
        "title: {{ accidents }}起\n",
        1,
        "unquoted-braces",
        "值以“{{”开头，YAML 会把它当作花括号里的内容",
        "给整个值加双引号，或在“|”下面另起一行写",
    ),
    (
        "title: {{ accidents\n",
        1,
        "unquoted-braces",
        "值以“{{”开头，YAML 会把它当作花括号里的内容",
        "给整个值加双引号，或在“|”下面另起一行写",
    ),
    (
        'title: "甲\nnumber: 3\n',
        1,
        "unclosed-quote",
        '这里的引号 " 没有配对',
        '在值的末尾补上半角的 "；如果引号是正文的一部分，改用中文引号“”',
    ),
    (
        "title: '甲\nnumber: 3\n",
        1,
        "unclosed-quote",
        "这里的引号 ' 没有配对",
        "在值的末尾补上半角的 '；如果引号是正文的一部分，改用中文引号“”",
    ),
    (
        'title: "甲”\nmark: "乙"\n',
        1,
        "unclosed-quote",
        '这里的引号 " 没有配对（结尾写成了中文引号）',
        '在值的末尾补上半角的 "；如果引号是正文的一部分，改用中文引号“”',
    ),
    (
        'title: "甲"乙\n',
        1,
        "text-after-quote",
        '引号 " 结束后还有别的字',
        "引号要包住整个值；值里的引号改用中文引号“”，或在值的两边换一种引号",
    ),
    (
        "title: 'it's'\n",
        1,
        "text-after-quote",
        "引号 ' 结束后还有别的字",
        "引号要包住整个值；值里的引号改用中文引号“”，或在值的两边换一种引号",
    ),
    (
        'title: "C:\\新"\n',
        1,
        "bad-escape",
        "双引号里的“\\新”不是 YAML 认识的写法",
        "把“\\”写成“\\\\”，或把两边的双引号换成单引号",
    ),
    (
        'title: "\\u00zz"\n',
        1,
        "bad-escape",
        "双引号里的“\\u”不是 YAML 认识的写法",
        "把“\\”写成“\\\\”，或把两边的双引号换成单引号",
    ),
    (
        'title: "\\U00110000"\n',
        1,
        "bad-escape",
        "双引号里的“\\U00110000”不是 YAML 认识的写法",
        "把“\\”写成“\\\\”，或把两边的双引号换成单引号",
    ),
    (
        "signers: [甲, 乙\nnumber: 3\n",
        1,
        "unclosed-bracket",
        "这里的括号“[”没有配对，或各项之间缺少逗号",
        "补上半角的“]”，各项之间用“, ”隔开；如果括号是正文的一部分，给整个值加双引号",
    ),
    (
        "accidents: {value: 71\nnumber: 3\n",
        1,
        "unclosed-bracket",
        "这里的括号“{”没有配对，或各项之间缺少逗号",
        "补上半角的“}”，各项之间用“, ”隔开；如果括号是正文的一部分，给整个值加双引号",
    ),
    ("signers: [甲] 乙\n", 1, "text-after-bracket", "括号“]”结束后还有别的字", "如果是正文，给整个值加双引号"),
    (
        "signers: [甲, {a: 乙, ",
        1,
        "unclosed-bracket",
        "直到这里，前面的括号“[”或“{”还没有配对",
        "检查上面的括号，补上半角的“]”或“}”",
    ),
    (
        "title: 甲: 乙\n",
        1,
        "colon-in-value",
        "值里又有“: ”，YAML 会把它当作另一个键",
        "给整个值加双引号，或把值里的冒号改成全角“：”",
    ),
    (
        "title: 甲\n  number: 3\n",
        2,
        "bad-indentation",
        "这一行比上一行缩进得多，会接到上一行的值后面",
        "与上一行对齐；如果它属于上一行的键，上一行冒号后面不要写值",
    ),
    (
        "accidents:\n    value: 71\n  unit: 起\n",
        3,
        "bad-indentation",
        "这一行的缩进与上面各行对不上",
        "同一层的各行，行首空格数要相同；下一层比上一层多两格；不用制表符",
    ),
    (
        "  title: 甲\nnumber: 3\n",
        2,
        "bad-indentation",
        "这一行的缩进与上面各行对不上",
        "同一层的各行，行首空格数要相同；下一层比上一层多两格；不用制表符",
    ),
    (
        "signers:\n  - 甲\n  number: 3\n",
        3,
        "bad-indentation",
        "这一行的缩进与上面各行对不上",
        "同一层的各行，行首空格数要相同；下一层比上一层多两格；不用制表符",
    ),
    ("title: - 甲\n", 1, "list-beside-key", "“- ”写在了键的同一行", "列表项另起一行写，每行一个“- ”；或写成 [甲, 乙]"),
    ("title: ? 甲\n", 1, "key-not-text", "值以“? ”开头，YAML 会把它当作键", "如果是正文，给整个值加双引号"),
    ("title: @甲\n", 1, "reserved-character", "值不能以“@”开头，YAML 另有用处", "给整个值加双引号"),
    ("title: `甲\n", 1, "reserved-character", "值不能以“`”开头，YAML 另有用处", "给整个值加双引号"),
    ("title: %甲\n", 1, "reserved-character", "值不能以“%”开头，YAML 另有用处", "给整个值加双引号"),
    ("title: ]\n", 1, "reserved-character", "值不能以“]”开头，YAML 另有用处", "给整个值加双引号"),
    (
        "text: |甲\n  乙\n",
        1,
        "text-beside-bar",
        "“|”或“>”后面还写了别的字",
        "这一行只留“|”，文字从下一行写起，每行多缩进两格",
    ),
    (
        "kind: report\n江州市\ntitle: 甲\n",
        2,
        "missing-colon",
        "这一行没有“: ”，不知道是什么",
        "写成“键: 值”；如果接着上面的文字，上面写“|”，这一行多缩进两格",
    ),
    (
        "江州市\ntitle: 甲\n",
        1,
        "missing-colon",
        "这一行没有“: ”，不知道是什么",
        "写成“键: 值”；如果接着上面的文字，上面写“|”，这一行多缩进两格",
    ),
    (
        'kind: report\n"title" 甲\nnumber: 3\n',
        2,
        "missing-colon",
        "这一行引号后面没有“: ”",
        "写成“键: 值”；键一般不加引号",
    ),
    (
        "title: 甲\x07乙\n",
        1,
        "control-character",
        "文字里有控制字符（U+0007）",
        "删去它；这类字符看不见，多半是从 Word 或网页粘贴来的，可删去前后几个字重新输入",
    ),
    (
        "title: 甲\x0b乙\n",
        1,
        "control-character",
        "文字里有手动换行符（U+000B）",
        "删去它；这类字符看不见，多半是从 Word 或网页粘贴来的，可删去前后几个字重新输入",
    ),
    (
        "title: 甲\x85乙\n",
        1,
        "control-character",
        "文字里有控制字符（U+0085）",
        "删去它；这类字符看不见，多半是从 Word 或网页粘贴来的，可删去前后几个字重新输入",
    ),
    (
        "title: 甲\x7f\x00乙\n",
        1,
        "control-character",
        "文字里有控制字符（U+007F）、空字符（U+0000）",
        "删去它；这类字符看不见，多半是从 Word 或网页粘贴来的，可删去前后几个字重新输入",
    ),
    (
        "# \u2028\ntitle: 甲\n",
        1,
        "control-character",
        "文字里有行分隔符（U+2028）",
        "删去它；这类字符看不见，多半是从 Word 或网页粘贴来的，可删去前后几个字重新输入",
    ),
    (
        "title: 甲\ufffe\n",
        1,
        "control-character",
        "文字里有控制字符（U+FFFE）",
        "删去它；这类字符看不见，多半是从 Word 或网页粘贴来的，可删去前后几个字重新输入",
    ),
    (
        'title: "\\x01\\x01\\a"\n',
        1,
        "control-character",
        "双引号里用“\\”写出了控制字符（U+0001）、控制字符（U+0007），不是可以印的字符",
        "删去它；要写“\\”本身，写成“\\\\”，或把两边的双引号换成单引号",
    ),
    (
        'title: "\\r"\n',
        1,
        "control-character",
        "双引号里用“\\”写出了控制字符（U+000D），不是可以印的字符",
        "删去它；要写“\\”本身，写成“\\\\”，或把两边的双引号换成单引号",
    ),
    (
        'title: "\\ud800"\n',
        1,
        "control-character",
        "双引号里用“\\”写出了半个字符（U+D800），不是可以印的字符",
        "直接写出这个字，不用“\\”",
    ),
    (
        '"ti\\vtle": 甲\n',
        1,
        "control-character",
        "双引号里用“\\”写出了手动换行符（U+000B），不是可以印的字符",
        "删去它；要写“\\”本身，写成“\\\\”，或把两边的双引号换成单引号",
    ),
    ("", 1, "empty-file", "文件里没有内容", "写上内容，每行一个“键: 值”；不需要这个文件就删去它"),
    ("# 只有注释\n\n", 1, "empty-file", "文件里没有内容", "写上内容，每行一个“键: 值”；不需要这个文件就删去它"),
    ("---\n", 1, "empty-file", "文件里没有内容", "写上内容，每行一个“键: 值”；不需要这个文件就删去它"),
    (
        "- 甲\n- 乙\n",
        1,
        "not-a-mapping",
        "文件的最外层是列表，应是一行行的“键: 值”",
        "最外层的各行写成“键: 值”，行首不写“- ”",
    ),
    (
        "甲\n",
        1,
        "not-a-mapping",
        "文件的内容是一段文字，应是一行行的“键: 值”",
        "写成“键: 值”，冒号是半角的，后面空一格",
    ),
    (
        '"甲"\n',
        1,
        "not-a-mapping",
        "文件的内容是一段文字，应是一行行的“键: 值”",
        "写成“键: 值”，冒号是半角的，后面空一格",
    ),
    ("null\n", 1, "empty-file", "文件里没有内容", "写上内容，每行一个“键: 值”；不需要这个文件就删去它"),
]


@pytest.mark.parametrize(("text", "line", "rule", "message", "remedy"), FAULTS)
def test_a_fault_is_told_with_its_line_and_remedy(text: str, line: int, rule: str, message: str, remedy: str) -> None:
    assert problems(text) == (error(line, rule, message, remedy),)


# PyYAML's own parser fails over an impossible code, and takes a block before a tab for an empty one.
ONLY_LIBYAML = {'title: "\\U00110000"\n', "text: |\n\t甲\n"}


@pytest.mark.parametrize(
    ("text", "line", "rule", "message", "remedy"), [fault for fault in FAULTS if fault[0] not in ONLY_LIBYAML]
)
def test_without_libyaml_the_words_are_the_same(
    monkeypatch: pytest.MonkeyPatch, text: str, line: int, rule: str, message: str, remedy: str
) -> None:
    monkeypatch.setattr(tree, "LOADER", yaml.Loader)

    assert problems(text) == (error(line, rule, message, remedy),)


def test_without_libyaml_an_impossible_character_is_still_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "LOADER", yaml.Loader)

    assert problems('a: 1\ntitle: "\\U00110000"\n') == (
        error(2, "bad-escape", "双引号里的“\\”写法不对", "把“\\”写成“\\\\”，或把两边的双引号换成单引号"),
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\na: 2\nb:\n  c: 1\n  c: 2\na: 3\n", ["2 repeated-key", "5 repeated-key", "6 repeated-key"]),
        ("a: 1\na\u200b: 2\n", ["2 invisible-character", "2 repeated-key"]),
        ("ａ: 1\na: 2\n", ["2 repeated-key"]),
        ("a:\nb: ''\nc: [甲, '']\n", ["1 empty-value", "2 empty-value", "3 empty-value"]),
        (
            "a：1\nb: 2\nc：3\n\td: 4\ne:5\n",
            ["1 full-width-colon", "3 full-width-colon", "4 tab", "5 colon-without-blank"],
        ),
        ("标题：甲\n文号：乙\n", ["1 full-width-colon", "2 full-width-colon"]),
        ("a: @\ntext: |\n  b：2\n\n  c：3\nd：4\n", ["1 reserved-character", "6 full-width-colon"]),
        ("a: @\nb: 甲\n  c：2\nd: '\n  e：3'\n# f：4\n- |\n  g：5\n", ["1 reserved-character"]),
        ("signers:\n  -甲\n  -乙\n", ["2 dash-without-blank", "3 dash-without-blank"]),
        ("signers:\n  － 甲\n  －乙\n", ["2 full-width-dash", "3 full-width-dash"]),
        ("a: {b：1，c：2}\n", ["1 full-width-colon", "1 full-width-comma"]),
        ("a:\n\u3000\u3000b：1\nc:\u30002\n", ["2 invisible-character", "3 invisible-character"]),
        ("a: 甲\x07\nb：1\nc: 乙\x07\n", ["1 control-character", "2 full-width-colon", "3 control-character"]),
        ("a: '甲\nb：1\nc: 2\n", ["1 unclosed-quote", "2 full-width-colon"]),
        ("a: [甲\nb：1\nc: 2\n", ["1 unclosed-bracket", "2 full-width-colon"]),
        ("text: |\n甲\nb: 1\n", ["1 empty-value", "2 missing-colon"]),
        ("a: &b [1]\nc: &d [*b, *b]\ne: *d\n", ["1 anchor", "2 alias", "2 anchor", "3 alias"]),
        ("a: 甲 #乙\nb：1\n", ["1 hash-cuts-value", "2 full-width-colon"]),
        ("a: 甲\n\u3000", ["2 invisible-character"]),
        ("a: 甲\n\nb：", ["3 full-width-colon"]),
        ("a：1\nb: [甲]  # 乙，丙\nc: {d: '#，'} # ｛丁：1｝\n", ["1 full-width-colon"]),
        ("a：1\nb: [甲#乙，丙]\n", ["1 full-width-colon", "2 full-width-comma"]),
    ],
)
def test_all_that_is_found_is_told_at_once(text: str, found: list[str]) -> None:
    assert rules(text) == found


AS_UTF8 = "用记事本打开，点“文件→另存为”，编码选“UTF-8”后保存；用 WPS 时另存为纯文本，编码选“UTF-8”"
AS_TEXT = "把内容复制到纯文本文件里，另存为 .yaml，编码选“UTF-8”"
NOT_UTF8 = "这一行有不是 UTF-8 的字节，文件可能是 GBK（ANSI）编码"
REPORT = "kind: report\ntitle: 工作报告\nnumber: 3\n"


@pytest.mark.parametrize(
    ("data", "line", "rule", "message", "remedy"),
    [
        (REPORT.encode("gbk"), 2, "not-utf8", NOT_UTF8, AS_UTF8),
        (REPORT.replace("\n", "\r\n").encode("gbk"), 2, "not-utf8", NOT_UTF8, AS_UTF8),
        (REPORT.encode() + b"a: \xff", 4, "not-utf8", NOT_UTF8, AS_UTF8),
        (b"a: \xed\xa0\x80", 1, "not-utf8", NOT_UTF8, AS_UTF8),
        (REPORT.encode("utf-16"), 1, "not-utf8", "文件的编码是 UTF-16，不是 UTF-8", AS_UTF8),
        (REPORT.encode("utf-16-le"), 1, "not-utf8", "文件的编码是 UTF-16，不是 UTF-8", AS_UTF8),
        (REPORT.encode("utf-16-be"), 1, "not-utf8", "文件的编码是 UTF-16，不是 UTF-8", AS_UTF8),
        ("kind: report\n".encode("utf-16-le"), 1, "not-utf8", "文件的编码是 UTF-16，不是 UTF-8", AS_UTF8),
        (REPORT.encode("utf-32"), 1, "not-utf8", "文件的编码是 UTF-32，不是 UTF-8", AS_UTF8),
        (REPORT.encode("utf-32-be"), 1, "not-utf8", "文件的编码是 UTF-32，不是 UTF-8", AS_UTF8),
        ("kind: report\n".encode("utf-32-le"), 1, "not-utf8", "文件的编码是 UTF-32，不是 UTF-8", AS_UTF8),
        (b"PK\x03\x04\x14", 1, "not-yaml", "这是一个 Word、Excel 文档或压缩文件，不是 YAML 文本", AS_TEXT),
        (b"\xd0\xcf\x11\xe0\xa1", 1, "not-yaml", "这是一个旧版 Word 或 Excel 文档，不是 YAML 文本", AS_TEXT),
        (b"%PDF-1.7\n", 1, "not-yaml", "这是一个 PDF 文件，不是 YAML 文本", AS_TEXT),
        (
            b"#" * (4 * 1024 * 1024 + 1),
            1,
            "too-large",
            "文件有 4.0 MB，超过 4 MB 的上限",
            "拆成几个文件，或删去不属于报告的内容",
        ),
    ],
)
def test_bytes_that_are_no_text_are_named(data: bytes, line: int, rule: str, message: str, remedy: str) -> None:
    assert problems(data) == (error(line, rule, message, remedy),)


# What is doubtful


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "name: 甲 #2 号楼\n",
            warning(
                1,
                "hash-cuts-value",
                "“#2 号楼”会被当作注释，不会印出来",
                "如果是正文，给整个值加双引号；如果是注释，在“#”后面加一个空格",
            ),
        ),
        (
            "a: 1\ntitle: “2024年报告”\n",
            warning(2, "smart-quotes", "“2024年报告”两边的中文引号会印出来", "不想印就删去这对引号；想印就不必改"),
        ),
        (
            "title: 第一行\n  第二行\n",
            warning(
                1,
                "folded-line",
                "这一行与下一行会接成一行，断行处多出一个空格",
                "写成一行；要分成几段就写“|”，文字另起一行",
            ),
        ),
        (
            "title: 甲 ＃注释\n",
            warning(1, "full-width-hash", "“＃”和后面的字会印出来", "如果是注释，改用半角“#”，前面空一格"),
        ),
        (
            "a:\n  label: 甲\n    value：71\n",
            warning(
                3,
                "full-width-colon",
                "“value”后面是全角冒号“：”",
                "改成半角冒号加一个空格：value: …；如果本来就是一段文字，给它加上双引号",
            ),
        ),
    ],
)
def test_what_is_legal_but_doubtful_is_a_warning(text: str, found: Problem) -> None:
    assert parse(text).warnings == (found,)


@pytest.mark.parametrize(
    "text",
    [
        "# yaml-language-server: $schema=x\n#注释\nname: 甲\n",
        "name: 甲 # 注释\n",
        "name: 甲  #注释\n",
        "name: 甲 #\n",
        "name: 甲 ## 注释\n",
        "name: '甲' #注释\n",
        "name: | #注释\n  甲 #2\n",
        "name: C#语言\n",
    ],
)
def test_a_clear_comment_cuts_nothing(text: str) -> None:
    assert warnings(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 甲，\n  乙\n", ["1 folded-line"]),
        ("a: x\n  甲\n  乙\n  丙\n", ["2 folded-line"]),
        ("a:\n  '甲\n\n  乙\n  丙'\n", ["4 folded-line"]),
        ('a: "甲\n  乙"\n', ["1 folded-line"]),
        ("a: >\n  甲\n  乙\n", ["2 folded-line"]),
        ("a:\n- 甲 x\n  x 乙\n", []),
    ],
)
def test_the_first_joint_of_a_folded_text_is_named(text: str, found: list[str]) -> None:
    assert warnings(text) == found


# What must end

MEGA = 1024 * 1024


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"[" * MEGA, "1 too-deep"),
        (b"[\n" * MEGA, "41 too-deep"),
        (b"{" * MEGA, "1 too-deep"),
        (b"- " * MEGA, "1 too-deep"),
        (b"? " * MEGA, "1 too-deep"),
        (b"".join(b" " * k + b"k:\n" for k in range(1500)), "41 too-deep"),
        (b"".join(b"k%d: 1\n" % k for k in range(200_000)), "50000 too-many-values"),
        (b"k: [" + b"a," * MEGA + b"]", "1 too-many-values"),
        (b"a: &a [1]\n" + b"".join(b"b%d: [*a, *a]\n" % k for k in range(1000)), "1 anchor"),
        (b"a: &a {b: 1}\n" + b"b:\n" + b"  <<: *a\n" * 5000, "1 anchor"),
        (b"".join(b"%%TAG !a%d! x\n" % k for k in range(200_000)), "1 directive"),
        (b"a: 1\n...\n" + b"".join(b"%%TAG !a%d! x\n" % k for k in range(200_000)), "3 second-document"),
        (b"a: 1\n" * 40_000, "2 repeated-key"),
        (b'a: "' + b"x" * MEGA, "1 unclosed-quote"),
        (b"a: [" + b'\\"' * MEGA, "1 unclosed-bracket"),
        (b"a:" + b" " * MEGA + b"b: c", "1 colon-in-value"),
        (b"@\n" + "b：1\n".encode() * 500_000, "1 reserved-character"),
        (b"a: \x01\n" * 500_000, "1 control-character"),
        (b"\n" * 4 * MEGA, "1 empty-file"),
        (b"\x00" * MEGA, "1 not-utf8"),
    ],
)
def test_a_bomb_ends_in_a_problem_within_two_seconds(data: bytes, found: str) -> None:
    start = time.perf_counter()

    assert found in rules(data)
    assert time.perf_counter() - start < 2


def test_a_line_of_a_million_characters_is_read() -> None:
    assert len(scalar("key: " + "x" * MEGA, "key").text or "") == MEGA


def test_forty_levels_are_read_and_no_more() -> None:
    deepest = "a: " + "[" * 39 + "]" * 39

    assert parse(deepest).warnings == ()
    assert problems("a: " + "[" * 40 + "]" * 40) == (
        error(1, "too-deep", "这里的层次超过 40 层", "减少层次；检查是否多写了“[”“{”“- ”"),
    )


def test_a_hundred_thousand_nodes_are_read_and_no_more() -> None:
    items = ", ".join(["甲"] * (100_000 - 3))

    assert parse(f"a: [{items}]").warnings == ()
    assert problems(f"a: [{items}, 甲]") == (
        error(1, "too-many-values", "键和值超过 100000 个", "拆成几个文件，或删去不属于报告的内容"),
    )


# What holds for all inputs

TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"))


def is_read_or_explained(data: bytes) -> bool:
    try:
        source = read(data, FILE)
    except InputError as caught:
        return bool(caught.problems) and all(
            problem.where.line >= 1 and problem.message and problem.remedy for problem in caught.problems
        )
    return all(problem.severity == "warning" for problem in source.warnings)


@given(st.binary())
def test_any_bytes_are_read_or_explained(data: bytes) -> None:
    assert is_read_or_explained(data)


@given(st.text(st.sampled_from("ab甲：: -#|>[]{},，\"'“”&*!%@`?\\\t\n\r \u3000\ufeff\u200b\u2028\x85\x01")))
def test_any_punctuation_is_read_or_explained(text: str) -> None:
    assert is_read_or_explained(text.encode())


WRITTEN = [
    *("a", "b", "甲", "ａ", "123", "'b'", '"q"', "：", ":", ": ", ":\n", "\n", "\n  ", "\n    ", "- ", "|\n", ">\n", "“甲”", "，"),
    *("{", "}", "[", "]", ", ", " #", "#", "＃", "null", "~", "｜ ", "｛", "\u3000", "\u200b", '"\\u0007"', "&", "*", "!", "? "),
]  # fmt: skip


@given(st.lists(st.sampled_from(WRITTEN), max_size=14).map("".join))
def test_a_text_that_is_not_suspect_reads_as_one_that_is_looked_at_value_by_value(text: str) -> None:
    came_to: list[object] = []
    for comment in ("# x", "# &"):
        try:
            came_to.append(parse(f"{comment}\n甲: 1\n{text}"))
        except InputError as error:
            came_to.append(error.problems)

    assert came_to[0] == came_to[1]


@given(
    st.lists(st.sampled_from(["t", "O", "do", "x", "甲", "\\x64", "\\\n  ", "\n  ", "\r", "\ufeff"]), min_size=1).map(
        "".join
    )
)
def test_a_file_that_does_not_say_so_has_the_word_todo_in_no_text(text: str) -> None:
    for quote in ('"', "'", ""):
        with suppress(InputError):
            source = parse(f"甲: {quote}{text}{quote}\n")
            assert source.todo or not Resolved(source.root).mentions("todo")


def test_what_may_not_stand_in_a_text_does_not_count_as_printable() -> None:
    refused = [character for character in map(chr, range(0x110000)) if characters.CONTROL.match(character)]

    assert len(refused) > 2048
    assert not any(map(str.isprintable, [*refused, "\ufeff"]))


@given(TEXTS.filter(lambda text: any(character.isprintable() and character != " " for character in text)))
def test_any_text_in_double_quotes_is_read_back_the_same(text: str) -> None:
    assert scalar(f"key: {json.dumps(text, ensure_ascii=False)}", "key").text == text


@given(st.lists(TEXTS.filter(str.isalnum), min_size=1))
def test_any_words_in_a_block_are_read_back_the_same(lines: list[str]) -> None:
    block = "".join(f"  {line}\n" for line in lines)

    assert scalar(f"key: |\n{block}", "key").text == "".join(f"{line}\n" for line in lines)


YEAR = """# yaml-language-server: $schema=x
kind: report
title: 江州市应急管理局2024年报告
copy_number: "000012"
signers: [周明远, 李四]
note: '此件主动公开'
statistics:
  accidents: {label: 事故, value: 71, unit: 起}
  trained:
    label: 考试
    parts: {special: {label: 特种, value: 110523}, managers: 13513}
opening: |
  各位代表：
  　　现在报告工作 #1。

  第二段
achievements:
  prevention:
    heading: "甲\\n乙"
    text: >
      word
      word
    points:
      - 一
      - second: 三 # 注
closing: ~
"""
PIECES = [
    *(
        '"',
        "'",
        "\t",
        ": ",
        "：",
        "[",
        "]",
        "{",
        "}",
        "|",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "#",
        " #",
        "- ",
        "\n",
    ),
    *("\r", "\0", "\ufeff", "\u3000", "\u200b", "\\", "? ", "---\n", "...\n", "  ", "“", "，", "\n  ", "\n\t", "<<: "),
]


@pytest.mark.parametrize("seed", range(10))
def test_a_mutated_report_is_read_or_explained(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(400):
        text = YEAR
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice([*PIECES, ""]) + text[at + chance.choice([0, 0, 1, 5]) :]

        assert is_read_or_explained(text.encode()), text


@pytest.mark.parametrize("seed", range(10))
def test_mutated_bytes_are_read_or_explained(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(400):
        data = bytearray(YEAR.encode())
        data[chance.randrange(len(data))] = chance.randrange(256)

        assert is_read_or_explained(bytes(data)), data
