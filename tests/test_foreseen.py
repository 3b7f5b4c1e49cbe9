"""What a report cannot say is known before it is composed; what it says is never thought impossible."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reportgen import compose
from reportgen.compose.foreseen import Foreseen
from reportgen.model import reading
from reportgen.model.office import Office
from reportgen.model.report import Report
from reportgen.problems import Location

OFFICE = Office(name="江州市应急管理局", file_code="江应急", departments={"legal": "政策法规处"})
STATISTICS = {
    "a": {"label": "年度执法检查", "value": "20240", "unit": "家次", "last_year": "18000", "approx": "余"},
    "b": {"label": "罚款（没）", "value": "386.5", "unit": "万元", "approx": "约", "parts": {"c": "12"}},
    "d": {"value": "2", "unit": "起", "approx": "以上", "last_year": "2", "as_of": "2024-12-31"},
}
WORDS = [
    "建立",
    "健全制度",
    "，",
    "。",
    "：",
    "；",
    "（一",
    "一是",
    "2023年",
    "）",
    "年",
    "第一",
    "部分",
    "“",
    "”",
    "起",
    " ",
    "　",
    "x",
]
EXPRESSIONS = [
    "{{ a }}", "{{a|labelled}}", "{{ change(a) }}", "{{ change(d) }}", "{{ difference(a, b) }}", "{{ b|wan }}", "{{ a|wan }}",
    "{{ d|chinese }}", "{{ b|label }}", "{{ share(b.c, b) }}", "{{ as_of(d) }}", "{{ office }}", "{{ departments.legal }}",
    "{{ '甲 乙' }}", '{{ "丙}}丁" }}', "{{ nothing }}", "{{", "}}", "｛｛ a ｝｝",
]  # fmt: skip
MARKS = ["一、", "（一）", "1.", "（1）", "一是", "第一，", "第一条", "①", "第一部分", "1、 "]
LINES = st.lists(st.sampled_from(WORDS + EXPRESSIONS), max_size=8).map("".join)
TEXTS = st.lists(LINES, max_size=3).map("\n".join)
YES = st.sampled_from(["true", "false"])
NUMBERING = st.fixed_dictionaries({}, optional={"mark": st.sampled_from(MARKS), "run_in": YES, "continues": YES})


def _entry(below: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    texts = {"heading": LINES, "text": TEXTS, "closing": TEXTS}
    ways = {"numbered": YES, "run_in": YES, "point_paragraphs": YES, "join": YES}
    held = st.dictionaries(st.sampled_from("pqrs"), below, max_size=3)
    looks = {"numbering": NUMBERING, "point_mark": st.sampled_from(MARKS), "points": held, "items": held}
    return st.fixed_dictionaries(texts, optional=ways | looks)


ENTRIES = st.dictionaries(st.sampled_from("uvw"), st.recursive(TEXTS, _entry, max_leaves=6), max_size=3)
NAMES = st.lists(LINES, max_size=3)
ATTACHMENT = st.fixed_dictionaries(
    {"title": st.lists(LINES.filter(str.strip), min_size=1, max_size=2)}, optional={"text": TEXTS}
)
REPORTS = st.fixed_dictionaries(
    {"title": st.lists(LINES.filter(str.strip), min_size=1, max_size=2), "opening": TEXTS, "achievements": ENTRIES},
    optional={
        "plans": st.recursive(TEXTS, _entry, max_leaves=3),
        "closing": TEXTS,
        "to": NAMES,
        "copies_to": NAMES,
        "note": LINES,
        "sign": NAMES,
        "printed_by": LINES,
        "date": st.just("2024-01-12"),
        "attachments": st.dictionaries(st.sampled_from("mn"), ATTACHMENT, max_size=2),
        "numbering": st.dictionaries(st.sampled_from("123"), NUMBERING, max_size=2),
    },
)


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for one in (value.values() if isinstance(value, dict) else value) for text in texts_in(one)]


@given(REPORTS, st.data())
def test_what_a_report_says_is_never_thought_impossible(values, data):
    values = {"kind": "report", "statistics": STATISTICS, **values}
    report = reading.read(Report, values, lambda *_: Location("report.yaml"))
    foreseen = Foreseen(lambda: [*texts_in(values), OFFICE.name, *OFFICE.departments.values()])

    for passage in compose.document(report, OFFICE, {}).passages():
        start = data.draw(st.integers(0, len(passage.text)))
        end = data.draw(st.integers(start, len(passage.text)))
        for said in (passage.text, passage.text[start:], passage.text[start:end]):
            assert foreseen.may_say(said), said


def test_words_that_stand_in_no_text_are_known_to_be_missing():
    foreseen = Foreseen(lambda: ["2023年，我局检查企业{{ a }}，查处隐患。\n加强领导。", "年度检查", "家次"])

    assert not foreseen.may_say("2024年，我局整改隐患")
    assert not foreseen.may_say("2023年，我局检查隐患")
    assert foreseen.may_say("2023年，我局检查企业12家次，查处隐患。")
    assert foreseen.may_say("查处隐患。")
