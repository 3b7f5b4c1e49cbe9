"""A report in words."""

from typing import Any

import pytest

from reportgen import compose
from reportgen.compose import Document
from reportgen.model import reading
from reportgen.model.office import Office
from reportgen.model.report import Report
from reportgen.problems import Location

OFFICE = Office(name="江州市应急管理局", file_code="江应急")


def composed(**values: Any) -> Document:
    report = reading.read(Report, {"kind": "report", "title": "报告", **values}, lambda _: Location("report.yaml"))
    return compose.document(report, OFFICE, {})


def body(**values: Any) -> list[str]:
    document = composed(**values)
    assert document.faults == ()
    return [f"{paragraph.style} | {paragraph.words()}" for paragraph in document.body]


def test_each_line_of_a_text_is_a_paragraph_and_blank_lines_are_none():
    assert body(opening="第一段。\n\n　　第二段。 \n") == ["body | 第一段。", "body | 第二段。"]


def test_chapters_sections_and_lower_levels_are_marked_as_the_standard_says():
    deepest = {"heading": "四层"}
    third = {"heading": "三层", "items": {"d": deepest}}
    second = {"heading": "二层", "text": "正文。", "items": {"c": third}}

    assert body(achievements={"a": {"heading": "一层", "items": {"b": second}}}) == [
        "heading_1 | 一、一层",
        "heading_2 | （一）二层",
        "body | 正文。",
        "heading_3 | 1.三层",
        "heading_4 | （1）四层",
    ]


def test_a_heading_runs_in_with_its_paragraph_where_the_entry_says_so():
    section = {"heading": "依法决策", "run_in": "true", "text": "健全机制。\n另起一段。"}

    assert body(achievements={"a": {"heading": "职责", "items": {"b": section}}}) == [
        "heading_1 | 一、职责",
        "lead_2 | （一）依法决策。健全机制。",
        "body | 另起一段。",
    ]


def test_a_run_in_heading_keeps_the_stop_it_has():
    assert body(achievements={"a": {"heading": "怎么办？", "run_in": "true", "text": "依法办。"}}) == [
        "lead_1 | 一、怎么办？依法办。"
    ]


def test_points_run_together_after_the_text():
    section = {
        "text": "做法如下。",
        "heading": "做法",
        "points": {"x": {"heading": "定计划", "text": "有目标。"}, "y": "抓落实。"},
    }

    assert body(achievements={"a": section}) == [
        "heading_1 | 一、做法",
        "body | 做法如下。一是定计划。有目标。二是抓落实。",
    ]


def test_points_stand_in_paragraphs_of_their_own_where_the_entry_says_so():
    nested = {"heading": "扎实宣传", "text": "活动有四项，", "points": {"p": "办讲座；", "q": "发手册。"}}
    chapter = {
        "heading": "宣传",
        "text": "概述。",
        "point_paragraphs": "是",
        "points": {"x": "学法。\n再说一段。", "y": nested},
    }

    assert body(achievements={"a": chapter}) == [
        "heading_1 | 一、宣传",
        "body | 概述。",
        "body | 一是学法。",
        "body | 再说一段。",
        "body | 二是扎实宣传。活动有四项，一是办讲座；二是发手册。",
    ]


def test_points_run_in_with_a_heading_that_has_no_text():
    assert body(
        achievements={"a": {"heading": "领导", "run_in": "true", "points": {"x": "学习。", "y": "部署。"}}}
    ) == ["lead_1 | 一、领导。一是学习。二是部署。"]


def test_an_item_may_be_only_a_heading():
    assert body(
        achievements={"a": {"heading": "听证", "items": {"b": {"heading": "出庭制度。", "run_in": "true"}}}}
    ) == [
        "heading_1 | 一、听证",
        "lead_2 | （一）出庭制度。",
    ]


def test_numbering_continues_across_chapters_and_then_restarts():
    sections = {"x": "甲。", "y": "乙。"}
    on = {"continues": "true"}

    assert body(
        achievements={
            "a": {"heading": "一章", "items": sections},
            "b": {"heading": "二章", "items": sections, "numbering": on},
            "c": {"heading": "三章", "items": sections},
        }
    ) == [
        "heading_1 | 一、一章",
        "body | （一）甲。",
        "body | （二）乙。",
        "heading_1 | 二、二章",
        "body | （三）甲。",
        "body | （四）乙。",
        "heading_1 | 三、三章",
        "body | （一）甲。",
        "body | （二）乙。",
    ]


def test_a_level_of_the_whole_document_may_have_another_mark_that_runs_through():
    point = {"heading": "学习", "text": "常学。"}
    chapters = {"a": {"heading": "一章", "items": {"x": point}}, "b": {"heading": "二章", "items": {"y": point}}}

    assert body(numbering={"2": {"mark": "1.", "continues": "true", "run_in": "true"}}, achievements=chapters) == [
        "heading_1 | 一、一章",
        "lead_3 | 1.学习。常学。",
        "heading_1 | 二、二章",
        "lead_3 | 2.学习。常学。",
    ]


def test_an_unnumbered_part_takes_no_level():
    part = {"heading": "第一部分", "numbered": "false", "items": {"a": {"heading": "总结"}, "b": {"heading": "成效"}}}

    assert body(achievements={"p": part}) == ["heading_1 | 第一部分", "heading_1 | 一、总结", "heading_1 | 二、成效"]


def test_shortfalls_and_plans_without_a_heading_close_the_text_in_one_paragraph():
    assert body(
        achievements={"a": {"heading": "成效"}},
        shortfalls={"text": "仍有不足。"},
        plans={"text": "下一步再努力。", "join": "true"},
    ) == ["heading_1 | 一、成效", "body | 仍有不足。下一步再努力。"]


def test_plans_without_a_heading_go_on_in_the_chapter_of_the_shortfalls():
    plan = {"heading": "抓落实", "run_in": "true", "text": "细化任务。"}

    assert body(
        achievements={"a": {"heading": "成效"}},
        shortfalls={"heading": "不足和打算", "text": "有不足。"},
        plans={"text": "要努力。", "join": "true", "items": {"p": plan}},
    ) == [
        "heading_1 | 一、成效",
        "heading_1 | 二、不足和打算",
        "body | 有不足。要努力。",
        "lead_2 | （一）抓落实。细化任务。",
    ]


def test_an_entry_stands_after_the_one_it_names():
    chapters = {"a": {"heading": "甲"}, "b": {"heading": "乙"}, "c": {"heading": "丙", "after": "a"}}

    assert body(achievements=chapters) == ["heading_1 | 一、甲", "heading_1 | 二、丙", "heading_1 | 三、乙"]


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ({"c": ("before", "a")}, "cab"),
        ({"b": ("before", "a"), "c": ("before", "a")}, "bca"),
        ({"b": ("before", "a"), "c": ("before", "b")}, "cba"),
        ({"a": ("after", "c"), "c": ("before", "b")}, "cab"),
        ({"a": ("before", "c"), "b": ("after", "c")}, "acb"),
        ({"c": ("after", "a"), "b": ("before", "c")}, "abc"),
    ],
)
def test_an_entry_stands_before_or_after_the_one_it_names(places, order):
    chapters = {name: {"heading": name} | dict([places[name]] if name in places else []) for name in "abc"}

    assert [line[-1] for line in body(achievements=chapters)] == list(order)


def test_text_after_the_items_closes_an_entry():
    assert body(achievements={"a": {"heading": "甲", "items": {"x": "一。"}, "closing": "以上。"}}) == [
        "heading_1 | 一、甲",
        "body | （一）一。",
        "body | 以上。",
    ]


def test_more_than_four_levels_are_a_fault():
    entry: dict[str, Any] = {"heading": "五层"}
    for name in ("四层", "三层", "二层", "一层"):
        entry = {"heading": name, "items": {"x": entry}}

    (fault,) = composed(achievements={"a": entry}).faults

    assert fault.path == ("achievements", "a", "items", "x", "items", "x", "items", "x", "items", "x")
    assert fault.message == "条目超过四层，公文只有 一、（一）1.（1）四层序号"


def test_every_paragraph_knows_the_values_it_came_from():
    section = {"heading": "做法", "run_in": "true", "text": "先学。", "points": {"x": "后做。"}}

    (paragraph,) = composed(achievements={"a": section}).body

    assert paragraph.words() == "一、做法。先学。一是后做。"
    assert [(source.start, source.path) for source in paragraph.sources] == [
        (2, ("achievements", "a", "heading")),
        (5, ("achievements", "a", "text")),
        (8, ("achievements", "a", "points", "x")),
        (10, ("achievements", "a", "points", "x", "text")),
    ]


def test_a_paragraph_knows_its_line_and_which_of_its_words_are_figures():
    document = composed(
        opening="第一段。\n\n  发生{{ accidents }}，{{ change(accidents) }}。",
        statistics={"accidents": {"value": "71", "unit": "起", "last_year": "80"}},
    )

    first, second = document.body

    assert first.sources == ((0, ("opening",), 0),)
    assert second.sources == ((0, ("opening",), 2),)
    assert [(second.text[found.start : found.end], *found[2:]) for found in second.figures] == [
        ("71起", "accidents", ("accidents",)),
        ("下降11.3%", "change(accidents)", ("accidents",)),
    ]


def test_the_envelope_has_its_colons_brackets_and_stops_added_once():
    document = composed(
        to="江州市人民政府",
        note="此件主动公开",
        copies_to="省厅",
        printed_by="办公室",
        date="2025-01-10",
        number="3",
        signers=["周明远", "林岚", "陈舟"],
    )

    assert document.to == "江州市人民政府："
    assert document.note == "（此件主动公开）"
    assert document.copies_to == "省厅。"
    assert document.printed_on == "2025年1月10日印发"
    assert document.file_number == "江应急〔2025〕3号"
    assert document.signer_lines == (("签发人：", "周明远　林岚"), ("", "陈舟"))
    again = composed(to="江州市人民政府：", note="（此件主动公开）", copies_to="省厅。")
    assert (again.to, again.note, again.copies_to) == (document.to, document.note, document.copies_to)


def test_a_single_attachment_has_no_number_and_several_have():
    one = composed(attachments={"a": {"title": "清单"}})
    two = composed(attachments={"a": {"title": "清单"}, "b": {"title": "案例", "text": "甲案。"}})

    assert one.attachment_notes == (("附件：", "", "清单"),)
    assert two.attachment_notes == (("附件：", "1.", "清单"), ("", "2.", "案例"))
    assert [(page.mark, page.body[0].text) for page in two.attachments] == [("附件2", "甲案。")]


def test_a_number_without_a_date_has_no_year():
    (fault,) = composed(number="3").faults

    assert fault.message == "写了发文序号，但没有成文日期，定不出年份"


def test_changing_one_statistic_changes_every_sentence_that_uses_it_and_nothing_else():
    def report(value: str) -> list[str]:
        return body(
            statistics={"accidents": {"value": value, "unit": "起", "last_year": "80"}},
            opening="共{{ accidents }}。\n无关。\n事故{{ change(accidents) }}。",
        )

    assert report("71") == ["body | 共71起。", "body | 无关。", "body | 事故下降11.3%。"]
    assert report("90") == ["body | 共90起。", "body | 无关。", "body | 事故上升12.5%。"]
