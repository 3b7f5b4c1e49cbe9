"""The expressions in a text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import prose
from reportgen.figures import Figure

KNOWN = {
    "accidents": Figure("accidents", "生产安全事故", Decimal(71), "起", None, Decimal(80)),
    "deaths": Figure("deaths", "死亡人数", Decimal(50), "人", None, Decimal(56)),
    "trained": Figure("trained", "三项岗位人员考试", Decimal(124036), "人", None, None),
    "trained.special": Figure("trained.special", "特种作业人员", Decimal(110523), "人", None, None),
    "宣传次数": Figure("宣传次数", "", Decimal(18), "场", None, None),
}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("共发生事故{{ accidents }}。", "共发生事故71起。"),
        ("{{accidents}}、{{ deaths }}", "71起、50人"),
        ("{{ accidents|value }}", "71"),
        ("{{ value(accidents) }}", "71"),
        ("{{ accidents | label }}", "生产安全事故"),
        ("{{ accidents|labelled }}", "生产安全事故71起"),
        ("分别{{ change(accidents, deaths) }}", "分别下降11.3%和10.7%"),
        ("{{ accidents|change(deaths) }}", "下降11.3%和10.7%"),
        ("{{ share(trained.special, trained) }}", "89.1%"),
        ("{{ trained|wan }}", "12.4万人"),
        ("{{ trained|wan(0) }}", "12万人"),
        ("送戏{{ 宣传次数 }}", "送戏18场"),
        ("{{ '{{' }}和{{ '}}' }}", "{{和}}"),
        ("没有引用，{ 一个 } 花括号、{% 百分号 %}、{# 井号 #}", "没有引用，{ 一个 } 花括号、{% 百分号 %}、{# 井号 #}"),
    ],
)
def test_an_expression_becomes_its_words(text, words):
    expanded = prose.expand(text, KNOWN)

    assert expanded.faults == ()
    assert expanded.text == words


def test_the_figures_an_expression_names_are_known_afterwards():
    assert prose.expand("{{ change(accidents) }}{{ trained.special }}", KNOWN).used == {"accidents", "trained.special"}


@pytest.mark.parametrize(
    ("text", "rule", "message", "remedy"),
    [
        ("{{ acidents }}", "unknown-statistic", "没有名为“acidents”的统计数", "是否想写“accidents”？"),
        (
            "{{ change }}",
            "unknown-statistic",
            "没有名为“change”的统计数",
            "“change”是函数，写法如 {{ change(accidents) }} 或 {{ change(accidents, deaths) }}",
        ),
        (
            "{{ trained.speical }}",
            "unknown-statistic",
            "没有名为“trained.speical”的统计数",
            "是否想写“trained.special”？",
        ),
        ("{{ chnge(accidents) }}", "unknown-function", "没有“chnge”这个函数", "是否想写“change”？"),
        (
            "{{ accidents + deaths }}",
            "arithmetic",
            "“{{ accidents + deaths }}”里不能做运算（+）",
            "要得出的数写成一个统计数，或用 change、difference、share 函数",
        ),
        (
            "{{ change（accidents） }}",
            "bad-expression",
            "“{{ change（accidents） }}”里用了全角符号“（”",
            "花括号里的符号用半角",
        ),
        (
            "{{ change(accidents }}",
            "bad-expression",
            "读不懂“{{ change(accidents }}”",
            "只能写统计数的名称和函数，如 {{ accidents }}、{{ change(accidents) }}、{{ trained|wan }}",
        ),
        ("{{ }}", "bad-expression", "花括号里是空的", "写上统计数的名称，如 {{ accidents }}"),
        (
            "{{ change() }}",
            "bad-expression",
            "读不懂“{{ change() }}”",
            "只能写统计数的名称和函数，如 {{ accidents }}、{{ change(accidents) }}、{{ trained|wan }}",
        ),
        (
            "{{ wan('x') }}",
            "bad-expression",
            "“wan('x')”里 wan 用得不对",
            "写法如 {{ trained|wan }} 或 {{ trained|wan(1) }}",
        ),
        (
            "事故{{ accidents 起",
            "unclosed-expression",
            "“{{ accidents”处的 {{ 没有配对的 }}",
            "在同一行里补上 }}；若要印出花括号，写 {{ '{{' }}",
        ),
        (
            "事故 accidents }}起",
            "unclosed-expression",
            "“}}起”处的 }} 没有配对的 {{",
            "在前面补上 {{；若要印出花括号，写 {{ '}}' }}",
        ),
        ("｛｛ accidents ｝｝", "unclosed-expression", "“｛｛ accidents”用了全角花括号", "改成半角：{{ 名称 }}"),
        (
            "{{ change(trained) }}",
            "no-base",
            "“trained”没有上年数，无从比较",
            "在统计数“trained”下补上 last_year，或在上年文件里写上同名统计数",
        ),
    ],
)
def test_what_may_not_stand_in_an_expression_is_said(text, rule, message, remedy):
    fault = prose.expand(text, KNOWN).faults[0]

    assert (fault.rule, fault.message, fault.remedy) == (rule, message, remedy)


def test_every_fault_is_found_with_its_line():
    faults = prose.expand("{{ a }}\n好\n{{ b }}和{{ c", KNOWN).faults

    assert [(fault.line, fault.rule) for fault in faults] == [
        (0, "unknown-statistic"),
        (2, "unknown-statistic"),
        (2, "unclosed-expression"),
    ]


def test_without_values_only_names_and_marks_are_judged():
    assert [fault.rule for fault in prose.misspelt("{{ change(a) }}{{ b }}{{", prose.stand_ins(["a"]))] == [
        "unknown-statistic",
        "unclosed-expression",
    ]


@given(st.text())
def test_a_text_without_double_braces_is_printed_as_typed(text):
    plain = text.replace("{{", "{").replace("}}", "}").replace("｛｛", "").replace("｝｝", "")
    if "{{" not in plain and "}}" not in plain:
        assert prose.expand(plain, KNOWN).text == plain


@given(st.text(alphabet="{}'\"|(),. ab1+（\n"))
def test_any_text_is_expanded_or_faulted(text):
    expanded = prose.expand(text, KNOWN)

    assert expanded.faults or "{{" not in text or "'" in text or '"' in text


NUMBERS = st.sampled_from([*map(Decimal, ("1", "1.0", "1.00", "2", "80", "80.0")), None])


@given(
    st.lists(st.tuples(NUMBERS.filter(bool), NUMBERS, st.sampled_from(["起", "件"])), min_size=2, max_size=6),
    st.sampled_from(
        ["{{ a }}", "{{ a|value }}、{{ office }}", "{{ last_year(a) }}", "{{ change(a) }}", "{{ difference(a) }}"]
    ),
)
def test_a_text_met_again_says_what_the_figures_are_now(stated, text):
    for value, last_year, unit in stated:
        known = {"a": Figure("a", "事故", value, unit, None, last_year), "office": unit}
        assert prose.expand(text, known) == prose._expanded(text, known)
