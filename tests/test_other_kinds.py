"""Letters, minutes and requests: what a clerk writes, what is printed of it, and what is told of a mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import stencil
from reportgen.build import Task, build, check, composed
from reportgen.load import Loader
from reportgen.verify import text
from reportgen.workspace import Workspace

CITY = "name: 江州市应急管理局\nfile_code: 江应急\nsuperior: 江州市人民政府\nprinted_by: 江州市应急管理局办公室\n"
EAST = "name: 江州市东区应急管理局\ninherits: city\nfile_code: 东应急\nsuperior: 江州市东区人民政府\n"
LETTER = """kind: letter
title: 江州市应急管理局关于商请联合检查的函
number: 26
to: [江州市公安局, 江州市交通运输局]
date: 2024-05-13
contact: {name: 贺敏之, phone: 86321126}
copies_to: 市安全生产委员会办公室
opening: 现就有关事项函商如下。
chapters:
  scope: {heading: 检查范围, text: 全市化工园区。}
closing: 请研究函复。
"""
MINUTES = """kind: minutes
mark: 江州市应急管理局局长办公会议纪要
title: 关于研究防汛准备工作的会议纪要
number: 6
date: 2024-05-31
present: [沈维桢, 何承安]
absent: 郑怀远
observers: [办公室主任、新闻发言人罗亦农, 丁晓岚]
copies_to: 局领导
printed_on: 2024-06-03
opening: 会议议定事项如下。
"""
REQUEST = """kind: request
title: 江州市应急管理局关于申请安排经费的请示
number: 41
signers: [沈维桢]
to: 江州市人民政府
date: 2024-06-21
contact: {name: 秦树声, phone: 86321135}
opening: 储备库亟需改造。
"""
TEXTS = {"letter": LETTER, "minutes": MINUTES, "request": REQUEST}


@pytest.fixture
def root(workspace) -> Path:
    place = workspace(
        {
            "inputs/city/office.yaml": CITY,
            "inputs/east/office.yaml": EAST,
            **{f"inputs/city/2024/{kind}.yaml": text for kind, text in TEXTS.items()},
        }
    )
    (place / "templates" / "base").mkdir()
    for kind in TEXTS:
        (place / "templates" / "base" / f"{kind}.docx").write_bytes(stencil.template(kind))
    return place


def words(root: Path, kind: str, office: str = "city") -> list[str]:
    return [piece for piece, _ in composed(Loader(Workspace(root)), Task(office, "2024", kind)).document.words()]


def found(root: Path, kind: str, /, **changes: str) -> list[str]:
    """What is told of a document in which these keys have been written anew, or left out where they are empty."""
    lines = [line for line in TEXTS[kind].splitlines() if line.split(":")[0] not in changes]
    lines += [f"{key}: {value}" for key, value in changes.items() if value]
    (root / f"inputs/city/2024/{kind}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [str(problem) for problem in check(Loader(Workspace(root)), Task("city", "2024", kind)).problems]


# --- what is printed ------------------------------------------------------------------------------------------------


def test_a_letter_from_its_mark_to_its_copies(root):
    assert words(root, "letter") == [
        "江州市应急管理局",
        "江应急函〔2024〕26号",
        "江州市应急管理局关于商请联合检查的函",
        "江州市公安局，江州市交通运输局：",
        "现就有关事项函商如下。",
        "一、检查范围",
        "全市化工园区。",
        "请研究函复。",
        "江州市应急管理局",
        "2024年5月13日",
        "（联系人：贺敏之，联系电话：86321126）",
        "抄送：",
        "市安全生产委员会办公室。",
    ]


def test_minutes_from_their_mark_to_who_was_there(root):
    assert words(root, "minutes") == [
        "江州市应急管理局局长办公会议纪要",
        "第6期",
        "江州市应急管理局办公室",
        "2024年5月31日",
        "关于研究防汛准备工作的会议纪要",
        "会议议定事项如下。",
        "出席：",
        "沈维桢、何承安",
        "请假：",
        "郑怀远",
        "列席：",
        "办公室主任、新闻发言人罗亦农，丁晓岚",
        "抄送：",
        "局领导。",
        "江州市应急管理局办公室",
        "2024年6月3日印发",
    ]


def test_a_request_ends_with_its_formula_and_whom_to_ask(root):
    assert words(root, "request") == [
        "江州市应急管理局文件",
        "江应急〔2024〕41号",
        "签发人：沈维桢",
        "江州市应急管理局关于申请安排经费的请示",
        "江州市人民政府：",
        "储备库亟需改造。",
        "妥否，请批示。",
        "江州市应急管理局",
        "2024年6月21日",
        "（联系人：秦树声，联系电话：86321135）",
        "江州市应急管理局办公室",
        "2024年6月21日印发",
    ]


def test_a_note_stands_in_one_bracket_with_whom_to_ask(root):
    found(root, "letter", note="（此件不公开）")

    assert "（此件不公开；联系人：贺敏之，联系电话：86321126）" in words(root, "letter")


def test_the_first_element_of_a_letter_has_the_number_on_its_line(root):
    found(root, "letter", copy_number='"000012"', secrecy="机密★1年", urgency="加急")

    assert words(root, "letter")[:5] == ["江州市应急管理局", "000012", "江应急函〔2024〕26号", "机密★1年", "加急"]


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("6", "第6期"),
        ("第6次", "第6次"),
        ("〔2024〕6号", "〔2024〕6号"),
        ("江应急纪〔2024〕6号", "江应急纪〔2024〕6号"),
    ],
)
def test_minutes_are_numbered_as_their_office_does(root, written, printed):
    assert found(root, "minutes", number=written) == []
    assert words(root, "minutes")[1] == printed


def test_several_organs_that_issue_minutes_stand_on_one_line(root):
    found(root, "minutes", sign="[市应急管理局办公室, 市防汛办公室]")

    assert words(root, "minutes")[2:4] == ["市应急管理局办公室　市防汛办公室", "2024年5月31日"]


def test_an_office_whose_code_ends_in_a_letters_has_it_once(root):
    (root / "inputs/city/office.yaml").write_text(CITY.replace("江应急\n", "江应急函\n"), encoding="utf-8")

    assert words(root, "letter")[1] == "江应急函〔2024〕26号"


def test_a_letter_is_headed_by_the_name_in_the_offices_mark(root):
    (root / "inputs/city/office.yaml").write_text(CITY + "mark: 中共江州市应急管理局委员会文件\n", encoding="utf-8")

    assert words(root, "letter")[0] == "中共江州市应急管理局委员会"


@pytest.mark.parametrize("kind", TEXTS)
def test_each_is_built_and_read_back_without_a_problem(root, kind):
    outcome = build(Loader(Workspace(root)), Task("city", "2024", kind), force=False, pdf=False)

    assert [str(problem) for problem in outcome.problems] == []
    assert outcome.file


def test_a_letter_and_minutes_bear_every_element_at_once(root):
    """Read back, so that nothing is printed twice, or not, or elsewhere."""
    head = {"copy_number": '"000012"', "secrecy": "机密★1年", "urgency": "特急"}
    attached = {"attachments": "{a: {title: 分组安排, text: 四个组。}, b: 名单}", "note": "此件不公开"}
    assert found(root, "letter", **head, **attached) == []
    assert found(root, "minutes", **head, **attached) == []

    for kind in ("letter", "minutes"):
        outcome = build(Loader(Workspace(root)), Task("city", "2024", kind), force=False, pdf=False)
        assert (outcome.exit_code, [str(problem) for problem in outcome.problems]) == (0, [])


# --- a district -----------------------------------------------------------------------------------------------------


def district(root: Path, kind: str, own: str) -> list[str]:
    file = root / f"inputs/east/2024/{kind}.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(own, encoding="utf-8")
    return words(root, kind, "east")


def test_a_district_takes_the_citys_letter_and_writes_what_differs(root):
    own = "kind: letter\nnumber: 3\ndate: 2024-05-20\nto: 江州市公安局东区分局\nchapters: {scope: {text: 本区化工企业。}}\n"

    assert district(root, "letter", own)[:7] == [
        "江州市东区应急管理局",
        "东应急函〔2024〕3号",
        "江州市东区应急管理局关于商请",
        "联合检查的函",
        "江州市公安局东区分局：",
        "现就有关事项函商如下。",
        "一、检查范围",
    ]


def test_a_district_is_told_that_it_prints_the_citys_contact(root):
    own = "kind: letter\nnumber: 3\ndate: 2024-05-20\nto: 江州市公安局东区分局\ncopies_to: null\n"
    district(root, "letter", own)

    told = check(Loader(Workspace(root)), Task("east", "2024", "letter")).problems

    assert [str(problem) for problem in told] == [
        "inputs/city/2024/letter.yaml:6: （提示）江州市东区应急管理局的文件印出了上级文件中的联系人 [inherited-figure]\n"
        "    → 在 inputs/east/2024/letter.yaml 里写上本机关自己的"
    ]


def test_the_citys_letters_are_not_its_districts(root):
    assert Loader(Workspace(root)).inherited("east", "2024") == []


# --- what is told ---------------------------------------------------------------------------------------------------

FAULTS = {
    "a letter headed as an ordinary document": (
        *("letter", "mark", "江州市应急管理局文件"),
        "信函的红头不加“文件”二字：“江州市应急管理局文件” [mark-not-of-kind]\n"
        "    → 只写机关名称，或删去这一行，用本机关的名称",
    ),
    "a letter with a signer": (
        *("letter", "signers", "沈维桢"),
        "信函没有签发人 [not-in-kind]\n    → 删去这一行；签发人只用于上行文",
    ),
    "a letter with a printer": (
        *("letter", "printed_by", "办公室"),
        "信函没有印发机关和印发日期 [not-in-kind]\n    → 删去这一行；信函的版记只有抄送机关",
    ),
    "a letter with a printing day": (
        *("letter", "printed_on", "2024-05-14"),
        "信函没有印发机关和印发日期 [not-in-kind]\n    → 删去这一行；信函的版记只有抄送机关",
    ),
    "a letter without a heading": (
        *("letter", "mark", "null"),
        "缺少“mark”（发文机关标志） [missing-key]\n    → 补上一行“mark: …”",
    ),
    "minutes headed as an ordinary document": (
        *("minutes", "mark", "江州市应急管理局文件"),
        "纪要的红头应以“纪要”结尾：“江州市应急管理局文件” [mark-not-of-kind]\n"
        "    → 写会议的全称加“纪要”，如 局长办公会议纪要",
    ),
    "minutes that are addressed": (
        *("minutes", "to", "各区应急管理局"),
        "纪要没有主送机关 [not-in-kind]\n    → 删去这一行；发给哪些单位，写在 copies_to",
    ),
    "minutes with a signer": (*("minutes", "signers", "沈维桢"), "纪要没有签发人 [not-in-kind]\n    → 删去这一行"),
    "minutes with a seal": (
        *("minutes", "sealed", "true"),
        "纪要没有印章 [not-in-kind]\n    → 删去这一行；纪要不加盖印章",
    ),
    "minutes with an odd number": (
        *("minutes", "number", "第零6期"),
        "“第零6期”不是纪要的编号 [bad-file-number]\n    → 写期数（如 5，印成 第5期），或写全（如 第5次、〔2024〕5号）",
    ),
    "a contact without a number": (
        *("request", "contact", "{name: 秦树声}"),
        "缺少“phone”（联系电话） [missing-key]\n    → 补上一行“phone: …”",
    ),
}


@pytest.mark.parametrize(("kind", "key", "value", "told"), FAULTS.values(), ids=FAULTS)
def test_what_a_kind_has_no_place_for_is_told_with_its_line(root, kind, key, value, told):
    (problem,) = found(root, kind, **{key: value})

    where, words = problem.split(": ", 1)
    assert words == told
    assert re.fullmatch(r"inputs/city/(office|2024/\w+)\.yaml:[1-9]\d*", where)


WARNINGS = {
    "a request to two offices": (
        *("request", {"to": "[江州市人民政府, 省应急管理厅]"}),
        "（提示）上行文原则上主送一个上级机关，这里有2个：江州市人民政府、省应急管理厅 [several-recipients]\n"
        "    → 主送一个，其他的写在 copies_to",
    ),
    "a request nobody signs for": (
        *("request", {"signers": ""}),
        "（提示）上行文应当注明签发人 [upward-without-signer]\n    → 补上 signers: [姓名]；不是上行文则不必理会",
    ),
    "a request that names nobody to ask": (
        *("request", {"contact": ""}),
        "（提示）请示没有写联系人和电话 [request-without-contact]\n"
        "    → 补上 contact: {name: 姓名, phone: 电话}，印在附注里",
    ),
    "a request to nobody": (
        *("request", {"to": ""}),
        "（提示）请示没有写主送机关 [no-recipient]\n    → 补上 to: 受文机关的全称或规范化简称",
    ),
    "a letter to nobody": (
        *("letter", {"to": ""}),
        "（提示）函没有写主送机关 [no-recipient]\n    → 补上 to: 受文机关的全称或规范化简称",
    ),
    "a request that is called a report": (
        *("request", {"title": "江州市应急管理局关于申请安排经费的报告"}),
        "（提示）kind 是 request，标题却不以“请示”结尾：“江州市应急管理局关于申请安排经费的报告” [title-not-of-kind]\n"
        "    → 标题末尾写“请示”，或改正 kind",
    ),
}


@pytest.mark.parametrize(("kind", "changes", "told"), WARNINGS.values(), ids=WARNINGS)
def test_what_is_unusual_in_a_kind_is_a_warning(root, kind, changes, told):
    (problem,) = found(root, kind, **changes)

    assert problem.split(": ", 1)[1] == told


def test_a_note_with_a_number_is_a_contact_too(root):
    assert found(root, "request", contact="", note="联系人：秦树声，电话：86321135") == []


def test_two_meetings_may_both_have_a_sixth_issue(root):
    (root / "inputs/city/2024/safety.yaml").write_text(MINUTES.replace("局长办公", "安全生产例"), encoding="utf-8")

    assert check(Loader(Workspace(root)), Task("city", "2024", "safety")).problems == ()


def test_a_kind_that_is_none_is_told_all_there_are(root):
    (problem,) = found(root, "letter", kind="leter")

    assert problem.split(": ", 1)[1] == (
        "“leter”不在可选的范围内 [unknown-choice]\n    → 改成其中之一：report、work-points、letter、minutes、request"
    )


def test_the_text_of_a_built_letter_is_what_was_composed(root):
    from reportgen import package

    outcome = build(Loader(Workspace(root)), Task("city", "2024", "letter"), force=False, pdf=False)
    parts = package.read((root / outcome.file).read_bytes(), outcome.file).parts

    assert [line for line in text.paragraphs(parts) if line][:3] == [
        "江州市应急管理局",
        "\t江应急函〔2024〕26号",
        "江州市应急管理局关于商请联合检查的函",
    ]
