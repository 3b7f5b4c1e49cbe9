"""The numbers of an official text: what each is, what it counts, and that none is missed."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.quantities import _ODD, _pattern, numbers


def read(text):
    """Each number as kind, words, value, unit and approximation."""
    return [(one.kind, text[one.start : one.end], one.value, one.unit, one.approx) for one in numbers(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "approx"),
    [
        ("全年检查企业1,286家次", "1286", "家次", ""),
        ("培训98035 人", "98035", "人", ""),
        ("罚款926.35万元", "9263500", "元", ""),
        ("投入1.2亿元", "120000000", "元", ""),
        ("投入1亿2000万元", "120000000", "元", ""),
        ("队伍共1.07万余人", "10700", "人", "余"),
        ("发放手册30000余册", "30000", "册", "余"),
        ("举办培训500多场次", "500", "场次", "多"),
        ("受众近20万人次", "200000", "人次", "近"),
        ("参加约300人", "300", "人", "约"),
        ("年度学习不少于4次", "4", "次", "不少于"),
        ("执法人员均在2人以上", "2", "人", "以上"),
        ("公示期不少于20个工作日", "20", "个工作日", "不少于"),
        ("公示30日内", "30", "日", ""),
        ("通过3年时间", "3", "年", ""),
        ("听取汇报五次", "5", "次", ""),
        ("修订制度两项", "2", "项", ""),
        ("实施三十四项任务", "34", "项", ""),
        ("化解纠纷一千二百余件", "1200", "件", "余"),
        ("２０家企业", "20", "家", ""),
        ("宣讲194 次数", "194", "次数", ""),
        ("面积6800平方米", "6800", "平方米", ""),
        ("是上年的1.5倍", "1.5", "倍", ""),
    ],
)
def test_a_quantity_has_value_unit_and_approximation(text, value, unit, approx):
    (number,) = numbers(text)

    assert ("quantity", Decimal(value), unit, approx) == (number.kind, number.value, number.unit, number.approx)


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("同比下降11.3%", "percentage", "11.3%"),
        ("完成率百分之九十五", "percentage", "百分之九十五"),
        ("提高2.3个百分点", "points", "2.3个百分点"),
        ("截至12月16日", "date", "12月16日"),
        ("2024年以来", "date", "2024年"),
        ("2024 年 3 月 22 日", "date", "2024 年 3 月 22 日"),
        ("1—9月", "date", "1—9月"),
        ("2021—2025年", "date", "2021—2025年"),
        ("二〇二四年十二月", "date", "二〇二四年十二月"),
        ("2024年度计划", "date", "2024年度"),
        ("上午9时30分", "date", "9时30分"),
        ("江应急〔2025〕3号", "file_number", "〔2025〕3号"),
        ("江应急[2025] 3号", "file_number", "[2025] 3号"),
        ("依据第三条", "reference", "第三条"),
        ("依据第38条", "reference", "第38条"),
        ("省政府令第75号", "reference", "第75号"),
        ("第20个安全生产月", "ordinal", "第20"),
        ("（二）强化监管", "ordinal", "（二）"),
        ("三、存在不足", "ordinal", "三、"),
        ("12.加强监督", "ordinal", "12."),
        ("一是压实责任", "ordinal", "一"),
        ("①压实责任", "ordinal", "①"),
        ("“3·15”活动", "name", "3·15"),
        ("“5.12”防灾减灾日", "name", "5.12"),
        ("“三项制度”", "name", "三项"),
        ("《行动方案2023》", "name", "2023"),
        ("清单3.0版", "name", "3.0版"),
        ("裁量细则（2023年版）", "name", "2023年版"),
        ("推行1+3检查法", "name", "1+3"),
        ("GB/T 9704", "name", "GB/T 9704"),
        ("12345热线", "name", "12345"),
        ("5G网络", "name", "5G"),
        ("师生比1:15", "ratio", "1:15"),
        ("约三分之二", "ratio", "三分之二"),
    ],
)
def test_a_number_that_counts_nothing_says_what_it_is(text, kind, words):
    assert [(kind, words)] == [(one.kind, text[one.start : one.end]) for one in numbers(text)]


@pytest.mark.parametrize(
    "text",
    [
        "一些企业",
        "统一部署",
        "一般隐患",
        "千家万户",
        "万家灯火",
        "百姓身边",
        "三五个月",
        "进一步",
        "一次性告知",
        "一体推进",
    ],
)
def test_words_that_only_contain_a_numeral_are_no_numbers(text):
    assert read(text) == []


def test_both_ends_of_a_range_are_marked():
    assert [
        ("percentage", "5%", Decimal(5), "%", "至"),
        ("percentage", "10%", Decimal(10), "%", "至"),
    ] == read("提高5%—10%")
    assert [("quantity", "30", Decimal(30), "家", "至"), ("quantity", "50家", Decimal(50), "家", "至")] == read(
        "30～50家"
    )


def test_the_label_is_the_words_before_the_number():
    assert [one.label for one in numbers("（其中行政处罚286项，行政强制14项）")] == ["其中行政处罚", "行政强制"]


def test_the_step_is_the_worth_of_the_last_digit_printed():
    assert [Decimal(100), Decimal("0.1"), Decimal(1)] == [one.step for one in numbers("1.07万人，11.3%，71起")]


@given(st.text(alphabet="0123456789.,年月日第条号一二三十百万人起%（）〔〕《》“”、，。- \n约余第分之", max_size=60))
def test_every_digit_belongs_to_exactly_one_number(text):
    found = numbers(text)

    assert all(before.end <= after.start for before, after in pairwise(found))
    covered = {at for one in found for at in range(one.start, one.end)}
    assert not [digit.start() for digit in re.finditer("[0-9]", text) if digit.start() not in covered]


@given(
    st.text(alphabet="0123456789.,:：+·-—至 年月日时号版分之热线GD第约近百件起人家次场个项处份%％余万亿", max_size=30)
)
def test_a_plain_number_is_of_no_odd_form(text):
    every_form_tried = re.compile(_pattern().pattern.replace(_ODD, ""), re.VERBOSE)

    assert [one.regs for one in every_form_tried.finditer(text)] == [one.regs for one in _pattern().finditer(text)]
