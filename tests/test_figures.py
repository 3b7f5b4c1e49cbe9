"""The wording of figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import figures
from reportgen.figures import Figure, FigureError


def figure(value: str, unit: str = "起", last_year: str | None = None, approx: str | None = None) -> Figure:
    return Figure("事故", "生产安全事故", Decimal(value), unit, approx, Decimal(last_year) if last_year else None)


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        (figure("71"), "71起"),
        (figure("843.12", "万元"), "843.12万元"),
        (figure("1.10", "%"), "1.10%"),
        (figure("500", "场次", approx="约"), "约500场次"),
        (figure("70000", "件", approx="近"), "近70000件"),
        (figure("10000", "份", approx="多"), "10000多份"),
        (figure("30000", "册", approx="余"), "30000余册"),
        (figure("2", "人", approx="以上"), "2人以上"),
        (figure("10", "%", approx="以上"), "10%以上"),
    ],
)
def test_an_amount_is_number_approximation_and_unit(stated, text):
    assert figures.amount(stated) == text


@pytest.mark.parametrize(
    ("value", "last_year", "text"),
    [
        ("71", "80", "下降11.3%"),
        ("80", "71", "上升12.7%"),
        ("50", "56", "下降10.7%"),
        ("56", "56", "持平"),
        ("100000", "100001", "基本持平"),
        ("110", "100", "上升10.0%"),
        ("2025", "2000", "上升1.3%"),  # 1.25 is rounded half up, not to the even digit
        ("0", "3", "下降100.0%"),
    ],
)
def test_a_change_is_rounded_once_half_up_to_one_decimal(value, last_year, text):
    assert figures.change(figure(value, last_year=last_year)) == text


def test_changes_in_one_direction_share_the_word():
    falls = figure("71", last_year="80"), figure("50", last_year="56"), figure("3", last_year="4")

    assert figures.change(*falls) == "下降11.3%、10.7%和25.0%"


def test_changes_in_two_directions_keep_their_words():
    assert figures.change(figure("71", last_year="80"), figure("6", last_year="5")) == "下降11.3%、上升20.0%"


def test_a_percentage_changes_by_percentage_points():
    assert figures.change(figure("98.5", "%", "96.2")) == "增加2.3个百分点"
    assert figures.difference(figure("96.2", "%", "98.5")) == "减少2.3个百分点"


def test_a_difference_is_an_amount():
    assert figures.difference(figure("71", last_year="80")) == "减少9起"


def test_last_year_is_printed_as_it_was():
    assert figures.last_year(figure("71", last_year="80")) == "80起"


@pytest.mark.parametrize(
    ("part", "whole", "text"), [("110523", "124036", "89.1%"), ("1", "2", "50.0%"), ("7", "7", "100%")]
)
def test_a_share_has_one_decimal(part, whole, text):
    assert figures.share(figure(part, "人"), figure(whole, "人")) == text


@pytest.mark.parametrize(
    ("stated", "places", "text"),
    [
        (figure("10700", "人", approx="余"), 2, "1.07万余人"),
        (figure("70000", "件", approx="余"), 2, "7万余件"),
        (figure("124036", "人"), 2, "12.4万人"),
        (figure("124036", "人"), 1, "12.4万人"),
        (figure("125500", "人"), 0, "13万人"),
        (figure("1000000", "人"), 0, "100万人"),
    ],
)
def test_in_wan_closing_zeros_are_dropped(stated, places, text):
    assert figures.wan(stated, places) == text


def test_in_chinese_numerals():
    assert figures.chinese(figure("34", "项")) == "三十四项"


@pytest.mark.parametrize(
    ("ask", "rule", "message"),
    [
        (lambda: figures.change(figure("71")), "no-base", "“事故”没有上年数，无从比较"),
        (lambda: figures.change(figure("71", last_year="0")), "zero-base", "“事故”上年是0，算不出升降百分比"),
        (lambda: figures.share(figure("1"), figure("0")), "zero-base", "“事故”是0，算不出占比"),
        (lambda: figures.chinese(figure("1.5")), "not-whole", "“事故”不是整数，不能写成汉字数字"),
        (lambda: figures.wan(figure("3")), "too-small", "“事故”不足一万，用万作单位会写成0万"),
    ],
)
def test_what_cannot_be_worded_is_said(ask, rule, message):
    with pytest.raises(FigureError) as caught:
        ask()

    assert (caught.value.rule, caught.value.message) == (rule, message)
    assert caught.value.remedy


positive = st.decimals(min_value=1, max_value=10**9, places=2)


@given(positive, positive)
def test_swapping_the_years_turns_the_word(this, last):
    turned = {"上升": "下降", "下降": "上升", "持平": "持平", "基本": "基本"}
    ahead = figures.change(Figure("数", "", this, "件", None, last))
    back = figures.change(Figure("数", "", last, "件", None, this))

    assert {turned[ahead[:2]], "基本"} & {back[:2], "基本"}
    assert (back[:2] == turned[ahead[:2]]) or "基本" in {ahead[:2], back[:2]}
