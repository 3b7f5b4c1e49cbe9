from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.gbt9704.marks import FILE_NUMBER, Mark, cells, date_text, file_number, numeral, parse_file_number


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1001, "一千零一"),
    ],
)
def test_headings_count_in_chinese_numerals(n, text):
    assert numeral(n) == text


def test_nothing_is_counted_below_one():
    with pytest.raises(ValueError, match="序数从1开始，不能是0"):
        numeral(0)
    with pytest.raises(ValueError, match="序数从1开始，不能是-1"):
        Mark.of("1.").nth(-1)


@given(st.integers(1, 99), st.integers(1, 99))
def test_different_numbers_have_different_numerals(a, b):
    assert (numeral(a) == numeral(b)) == (a == b)


@pytest.mark.parametrize(
    ("sample", "n", "text"),
    [
        ("一、", 12, "十二、"),
        ("一、　", 2, "二、　"),
        ("（一）", 3, "（三）"),
        ("(一)", 20, "(二十)"),
        ("1.", 35, "35."),
        ("1. ", 2, "2. "),
        ("1．", 2, "2．"),
        ("1、", 2, "2、"),
        ("（1）", 10, "（10）"),
        ("1）", 4, "4）"),
        ("①", 1, "①"),
        ("①", 20, "⑳"),
        ("①", 21, "㉑"),
        ("①", 35, "㉟"),
        ("①", 36, "㊱"),
        ("①", 50, "㊿"),
        ("一是", 2, "二是"),
        ("一要", 2, "二要"),
        ("第一，", 3, "第三，"),
        ("其一，", 3, "其三，"),
        ("第一条", 105, "第一百零五条"),
        ("第一条　", 21, "第二十一条　"),
        ("第一章　", 2, "第二章　"),
        ("第一部分", 2, "第二部分"),
        ("第1条", 2, "第2条"),
    ],
)
def test_a_mark_is_known_from_the_first_of_its_row(sample, n, text):
    mark = Mark.of(sample)

    assert mark.nth(n) == text
    assert mark.nth(1) == sample


@pytest.mark.parametrize(
    ("sample", "level"),
    [
        ("一、", 1),
        ("（一）", 2),
        ("(一)", 2),
        ("1.", 3),
        ("1. ", 3),
        ("1、", 3),
        ("（1）", 4),
        ("1）", None),
        ("①", None),
        ("一是", None),
        ("第一，", None),
        ("第一条", None),
        ("第一章　", None),
    ],
)
def test_a_mark_has_the_face_of_its_level(sample, level):
    assert Mark.of(sample).level == level


@pytest.mark.parametrize(
    "sample", ["", "一", "1", "二、", "（2）", "一、一、", "A.", "（一）、", "（一)、", "•", "②", "第二条"]
)
def test_other_samples_are_refused(sample):
    with pytest.raises(ValueError, match="不认识序号"):
        Mark.of(sample)


def test_a_refusal_shows_what_would_do():
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        Mark.of("二、")

    assert str(refused.value) == "不认识序号“二、”；请写第一个序号，例如 一、 （一） 1. （1） 一是 第一， 第一条 ①"


@given(st.text(max_size=6))
def test_any_sample_is_a_mark_or_refused(sample):
    try:
        mark = Mark.of(sample)
    except ValueError:
        return
    assert mark.nth(1) == sample


def test_circles_end_at_fifty():
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is compared
        Mark.of("①").nth(51)

    assert str(refused.value) == "带圈数字只有①至㊿，没有第51个；请换用（1）或1."


def test_marks_are_plain_values():
    assert Mark.of("一、") == Mark.of("一、")
    assert Mark.of("一、") != Mark.of("（一）")


def test_dates_have_no_leading_zeros():
    assert date_text(date(2025, 1, 10)) == "2025年1月10日"
    assert date_text(date(2024, 12, 3)) == "2024年12月3日"


def test_a_file_number_is_a_code_a_year_and_a_number():
    assert file_number("江应急", 2025, 3) == "江应急〔2025〕3号"
    assert parse_file_number("江应急〔2025〕3号") == ("江应急", 2025, 3)


@pytest.mark.parametrize(
    "text",
    [
        "江应急[2025]3号",
        "江应急（2025）3号",
        "江应急【2025】3号",
        "江应急〔25〕3号",
        "江应急〔2025〕03号",
        "江应急〔2025〕第3号",
        "江应急〔2025〕3",
        "江应急〔２０２５〕３号",
        "〔2025〕3号",
        "江应急〔2025〕3号 ",
    ],
)
def test_what_looks_like_a_file_number_is_not_one(text):
    assert not FILE_NUMBER.fullmatch(text)
    with pytest.raises(ValueError, match="不是发文字号"):
        parse_file_number(text)


def test_a_file_number_is_refused_before_it_is_printed():
    with pytest.raises(ValueError, match="“〔2025〕3号”不是发文字号"):
        file_number("", 2025, 3)
    with pytest.raises(ValueError, match="不是发文字号"):
        file_number("江应急", 2025, 0)


@given(st.integers(1900, 2099), st.integers(1, 99999))
def test_a_file_number_reads_back(year, number):
    assert parse_file_number(file_number("江应急", year, number)) == ("江应急", year, number)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", "0"),
        ("江州", "2"),
        ("2024年", "3"),
        ("3.0版", "2.5"),
        ("“五一”", "4"),
        ("（a）", "2.5"),
        ("　", "1"),
        (" ", "0.5"),
    ],
)
def test_widths_are_counted_in_full_characters(text, width):
    assert cells(text) == Decimal(width)
