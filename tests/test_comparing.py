"""Two documents compared: what is told by entry, number and unit, and the Word file of tracked changes."""

import json
import re
import shutil
import sys
import time
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from revisions import SOFFICE, settled

from reportgen import cli, identity, package
from reportgen.comparing import compared, sides, tracked
from reportgen.comparing.alignment import Item, alike, equals, rising
from reportgen.comparing.page import page
from reportgen.comparing.wording import changes
from reportgen.load import Loader
from reportgen.verify import text
from reportgen.workspace import Workspace

SAMPLE = Path(__file__).parent.parent
DAY = "2025-01-10"

# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("全年发生事故71起。", "全年发生事故53起。", "全年发生事故[-71-]{+53+}起。"),
        ("下降11.3%和10.7%。", "下降13.2%和10.7%。", "下降[-11.3%-]{+13.2%+}和10.7%。"),
        ("罚款1,200万元", "罚款1,250万元", "罚款[-1,200-]{+1,250+}万元"),
        ("印发工作方案。", "印发工作预案。", "印发工作[-方案-]{+预案+}。"),
        ("送政策法规处审核", "送政策法规科审核", "送政策法规[-处-]{+科+}审核"),
        ("责任单位：执法支队", "责任单位：执法大队", "责任单位：执法[-支队-]{+大队+}"),
        ("二、提升质量", "三、提升质量", "[-二-]{+三+}、提升质量"),
        ("共三十四项任务", "共二十六项任务", "共[-三十四-]{+二十六+}项任务"),
        ("2024年3月15日", "2024年4月3日", "2024年[-3月15-]{+4月3+}日"),
        ("江州市应急管理局", "江州市临江区应急管理局", "江州市{+临江区+}应急管理局"),
        ("加强领导，落实责任，按期办结。", "加强领导，按期办结。", "加强领导，[-落实责任，-]按期办结。"),
        ("开展专项检查", "组织网上考试", "[-开展专项检查-]{+组织网上考试+}"),
        ("相同。", "相同。", "相同。"),
        ("", "新增。", "{+新增。+}"),
        ("", "", ""),
    ],
)
def test_numbers_and_words_are_marked_whole(before, after, told):
    assert marked(before, after) == told


def marked(before: str, after: str) -> str:
    found = changes(before, after)
    signs = (f"{f'[-{one.before}-]' if one.before else ''}{f'{{+{one.after}+}}' if one.after else ''}" for one in found)
    return "".join(one.after if one.kept else sign for one, sign in zip(found, signs, strict=True))


WORDS = st.text("甲乙丙处科12.%，。\t\n ", max_size=30)


@given(WORDS, WORDS)
def test_the_changes_together_are_both_texts(before, after):
    found = changes(before, after)
    assert "".join(one.before for one in found) == before
    assert "".join(one.after for one in found) == after
    assert all(any(one) for one in found)


# --- alignment ------------------------------------------------------------------------------------------------------

ITEMS = st.lists(st.builds(Item, st.text("甲乙丙丁。1", max_size=6), st.sampled_from([None, "a", "b"])), max_size=12)


@given(ITEMS, ITEMS)
def test_pairs_rise_on_both_sides(a, b):
    for pairs in (equals(a, b), alike(a, b)):
        assert pairs == sorted(set(pairs))
        assert [j for _, j in pairs] == sorted({j for _, j in pairs})
        assert len({i for i, _ in pairs}) == len(pairs)


@given(st.lists(st.integers(0, 20), max_size=40))
def test_equal_sequences_are_paired_place_by_place(items):
    assert equals(items, items) == [(place, place) for place in range(len(items))]


def test_a_longest_rising_row():
    assert rising([3, 1, 2, 5, 4]) == [1, 2, 4]


def test_a_paragraph_stands_for_the_one_written_at_the_same_place_though_its_words_are_others():
    a = [Item("全面推开现场述法。", "duty"), Item("严把审核关口。", "review")]
    b = [Item("组织年底考试。", "exam"), Item("制定小场所安全指引。", "review")]
    assert alike(a, b) == [(1, 1)]


# --- tracked changes ------------------------------------------------------------------------------------------------

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = f"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{package.DOCX}"/></Types>"""
RELATIONS = f"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="{package.OFFICE}officeDocument" Target="word/document.xml"/></Relationships>"""


def parts_of(*blocks) -> dict[str, bytes]:
    """A document of paragraphs (a text, or XML) and tables (a list of rows, each a list of cells of paragraphs)."""
    body = "".join(map(block, blocks))
    document = f'<w:document {NAMESPACE}><w:body>{body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    texts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document}
    return {name: part.encode() for name, part in texts.items()}


def block(stated) -> str:
    if isinstance(stated, str):
        return stated if stated.startswith("<w:") else f"<w:p>{a_run(stated[:2])}{a_run(stated[2:])}</w:p>"
    grid = '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    properties = '<w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{properties}{grid}{''.join(map(row, stated))}</w:tbl>"


def row(cells) -> str:
    width = '<w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
    written = ["".join(map(block, cell)) for cell in cells]
    return f"<w:tr>{''.join(f'<w:tc>{width}{cell}</w:tc>' for cell in written)}</w:tr>"


def a_run(words: str) -> str:
    written = escape(words).replace("\t", "</w:t><w:tab/><w:t>").replace("\n", "</w:t><w:br/><w:t>")
    return f"<w:r><w:t>{written}</w:t></w:r>".replace("<w:t>", '<w:t xml:space="preserve">') if words else ""


def revised(a: dict[str, bytes], b: dict[str, bytes]) -> dict[str, bytes]:
    return tracked.tracked(a, b, ((), ()), DAY)


LINES = st.text("甲乙丙丁，。12\t\n", max_size=8)
CELLS = st.lists(st.lists(LINES, min_size=1, max_size=3), min_size=1, max_size=2)
TABLES = st.lists(CELLS, min_size=1, max_size=3)
BLOCKS = st.builds(lambda blocks, last: [*blocks, last], st.lists(st.one_of(LINES, LINES, TABLES), max_size=8), LINES)


@given(BLOCKS, BLOCKS)
def test_accepting_gives_the_one_text_and_rejecting_the_other(a, b):
    before, after = parts_of(*a), parts_of(*b)
    made = revised(before, after)
    assert text.paragraphs(made) == text.paragraphs(after)
    assert text.paragraphs_before(made) == text.paragraphs(before)


@given(BLOCKS)
def test_equal_documents_have_no_changes(blocks):
    parts = parts_of(*blocks)
    assert not tracked.has_changes(revised(parts, parts))


def body_of(parts: dict[str, bytes]) -> str:
    whole = parts["word/document.xml"].decode()
    plain = whole[whole.index("<w:body>") + 8 : whole.index("<w:sectPr>")]
    return re.sub(rf' w:author="reportgen" w:date="{DAY}T0[01]:00:00Z"| xml:space="preserve"', "", plain)


def test_a_changed_word_stands_in_its_paragraph():
    made = revised(parts_of("事故71起。"), parts_of("事故53起。"))
    assert body_of(made) == (
        '<w:p><w:r><w:t>事故</w:t></w:r><w:del w:id="1"><w:r><w:delText>71</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>53</w:t></w:r></w:ins><w:r><w:t>起。</w:t></w:r></w:p>'
    )


def test_a_paragraph_that_went_and_one_that_came_say_so_at_their_ends():
    made = revised(parts_of("甲甲甲甲", "末尾"), parts_of("乙乙乙乙", "末尾"))
    gone, new, _ = body_of(made).split("</w:p>")[:3]
    assert gone == (
        '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2">'
        "<w:r><w:delText>甲甲</w:delText></w:r><w:r><w:delText>甲甲</w:delText></w:r></w:del>"
    )
    assert new.startswith('<w:p><w:pPr><w:rPr><w:ins w:id="3"/></w:rPr></w:pPr><w:ins w:id="4">')


def test_the_last_mark_before_a_table_or_the_end_stays():
    table = [[["表"]]]
    for a, b in (
        (["甲甲", "乙乙", table, "末"], ["甲甲", table, "末"]),
        (["甲甲", "乙乙"], ["甲甲"]),
        (["甲甲"], ["甲甲", "乙乙", "丙丙"]),
        (["甲甲", [[["子", "丑"]]], "末"], ["甲甲", [[["子"]]], "末"]),
    ):
        for before, after in ((a, b), (b, a)):
            made = body_of(revised(parts_of(*before), parts_of(*after)))
            last_marks = [part.rsplit("<w:p>", 1)[-1] for part in made.replace("<w:tbl>", "</w:tc>").split("</w:tc>")]
            assert not any("<w:rPr><w:ins" in mark or "<w:rPr><w:del" in mark for mark in last_marks)


def test_a_box_is_revised_inside():
    def boxed(words: str) -> str:
        return f"<w:p><w:r><w:t>图</w:t></w:r><w:r><w:pict><w:txbxContent>{block(words)}</w:txbxContent></w:pict></w:r></w:p>"

    before, after = parts_of(boxed("抄送：市局。"), "末"), parts_of(boxed("抄送：省厅。"), "末")
    made = revised(before, after)
    assert text.paragraphs(made) == ["图", "抄送：省厅。", "末"]
    assert text.paragraphs_before(made) == ["图", "抄送：市局。", "末"]
    assert body_of(made).count("<w:del ") == 1


def test_a_style_the_other_document_lacks_is_left_out():
    styled = '<w:p><w:pPr><w:pStyle w:val="Own"/><w:jc w:val="center"/></w:pPr><w:r><w:t>甲甲甲</w:t></w:r></w:p>'
    made = body_of(revised(parts_of(styled, "末尾"), parts_of("末尾")))
    assert "Own" not in made
    assert '<w:jc w:val="center"/>' in made


# --- the sample -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample() -> Loader:
    return Loader(Workspace(SAMPLE))


def pair(loader: Loader, a: str, b: str) -> tuple[sides.Side, sides.Side]:
    one, other = sides.chosen(loader, (a, b), None, None)
    return sides.of_task(loader, one), sides.of_task(loader, other)


PAIRS = [
    ("2023", "2024"),
    ("2024/report", "2023"),
    ("jiangzhou/2024/work-points", "linjiang/2024"),
    ("linjiang/2024/work-points", "jiangzhou/2024/work-points"),
    ("jiangzhou/2024/report", "yunhe/2024/work-points"),
    ("linjiang/2024/work-points", "jiangzhou/2023/report"),
]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_tracked_changes_of_the_sample_give_both_texts_and_the_same_bytes(sample, a, b):
    from reportgen.comparing import making

    before, after = pair(sample, a, b)
    data = making.word(before, after)
    made = package.read(data, "").parts
    assert text.paragraphs(made) == after.paragraphs()
    assert text.paragraphs_before(made) == before.paragraphs()
    assert identity.read(made) is None
    assert data == making.word(before, after)
    assert set(made) == set(after.parts)


SHAPES = {
    "before-table": (["甲甲", "乙乙", [[["表一"]]], "末尾"], ["甲甲", [[["表二"]]], "末尾"]),
    "table": (["甲甲", [[["表一"], ["表二"]], [["表三"], ["表四"]]], "末尾"], ["甲甲", "末尾"]),
    "rows": ([[[["表一"]], [["表二"]], [["表三"]]], "末尾"], [[[["表一"]], [["表三"]]], "末尾"]),
    "cells": ([[[["子", "丑", "寅"]]], "末尾"], [[[["丑", "卯"]]], "末尾"]),
    "end": (["甲甲", "乙乙", "丙丙"], ["甲甲"]),
    "other-end": (["甲甲", "乙乙"], ["甲甲", "丁丁丁", "戊戊"]),
    "blank": (["甲甲", "", "", "乙乙"], ["", "甲甲", "乙乙", ""]),
    "tabs": (["甲\t1\n乙", "末"], ["甲\t2\n丙\t丁", "末"]),
}


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice)")
def test_libreoffice_accepts_and_rejects_to_both_texts(sample, tmp_path):
    from reportgen.comparing import making

    documents = {f"sample-{number}": pair(sample, *names) for number, names in enumerate(PAIRS)}
    files = {name: making.word(*both) for name, both in documents.items()}
    wanted = {name: (after.paragraphs(), before.paragraphs()) for name, (before, after) in documents.items()}
    for name, (a, b) in SHAPES.items():
        for key, before, after in ((name, parts_of(*a), parts_of(*b)), (f"{name}-back", parts_of(*b), parts_of(*a))):
            files[key] = package.write(revised(before, after))
            wanted[key] = text.paragraphs(after), text.paragraphs(before)
    assert settled(files, tmp_path) == wanted


# --- entries, numbers, units ----------------------------------------------------------------------------------------

OFFICE = "name: 江州市应急管理局\ndepartments: {legal: 政策法规处, office: 办公室, squad: 执法支队}\n"
POINTS = """kind: work-points
title: 江州市应急管理局2023年法治建设工作要点
notice: null
sign: null
chapters:
  leadership:
    heading: 加强组织领导
    items:
      study: {heading: 系统学习, text: "专题学习{{ sessions }}。", targets: {sessions: {what: 专题学习, bound: 不少于, number: 4, unit: 次}}, lead: legal}
      duty: {heading: 推进述法, text: 全面述法。, lead: office, responsible: [squad, legal]}
  service:
    heading: 优化服务
    items:
      permits: {heading: 优化许可, text: 限时办结。, responsible: office}
"""
CHANGED = (
    POINTS.replace("2023", "2024")
    .replace("number: 4", "number: 6")
    .replace("      duty: {heading: 推进述法, text: 全面述法。, lead: office, responsible: [squad, legal]}\n", "")
    .replace(
        "      permits: {heading: 优化许可, text: 限时办结。, responsible: office}\n",
        "      duty: {heading: 推进述法, text: 现场述法。, lead: legal, responsible: squad}\n"
        "      guidance: {heading: 上门指导, text: 服务企业。, lead: squad}\n",
    )
)
FILES = {
    "inputs/jiangzhou/office.yaml": OFFICE,
    "inputs/jiangzhou/2023/work-points.yaml": POINTS,
    "inputs/jiangzhou/2024/work-points.yaml": CHANGED,
}
TOLD = """\
原：inputs/jiangzhou/2023/work-points.yaml　江州市应急管理局2023年法治建设工作要点
现：inputs/jiangzhou/2024/work-points.yaml　江州市应急管理局2024年法治建设工作要点
条目：新增 1，删去 1，移动 1，改动 2
数字：1 个不同
段落：相同 3，改动 3，新增 3，删去 3
［新增］chapters.service.items.guidance　上门指导　inputs/jiangzhou/2024/work-points.yaml:14
［删去］chapters.service.items.permits　优化许可　inputs/jiangzhou/2023/work-points.yaml:14
［移动］chapters.leadership.items.duty → chapters.service.items.duty　推进述法　inputs/jiangzhou/2024/work-points.yaml:13
    推进述法／[-全面-]{+现场+}述法。
［改动］title　标题　inputs/jiangzhou/2024/work-points.yaml:2
    江州市应急管理局[-2023-]{+2024+}年法治建设工作要点
［改动］chapters.leadership.items.study　系统学习　inputs/jiangzhou/2024/work-points.yaml:9
    系统学习／专题学习不少于[-4-]{+6+}次。
数字：
    专题学习（sessions）：不少于4次 → 不少于6次（+2）
责任单位：
    政策法规处：牵头 1 → 2，责任 1 → 0
        推进述法：责任 → 牵头
    办公室：牵头 1 → 0，责任 1 → 0
        推进述法：牵头 → 无
        优化许可：责任 → 无
    执法支队：牵头 0 → 1，责任 1 → 1
        上门指导：无 → 牵头
"""


@pytest.fixture
def root(workspace, monkeypatch) -> Path:
    place = workspace(FILES)
    shutil.copytree(SAMPLE / "templates", place / "templates", dirs_exist_ok=True)
    monkeypatch.chdir(place)
    return place


@pytest.fixture
def run(capsys, monkeypatch):
    """Runs a command; its exit code and what it printed on each stream."""

    def command(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["reportgen", *arguments])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        printed = capsys.readouterr()
        return int(caught.value.code or 0), printed.out, printed.err

    return command


def test_two_years_are_told_by_entry_by_number_and_by_unit(root, run):
    code, told, _ = run("diff", "2023", "2024")
    assert (code, told.splitlines()) == (0, TOLD.splitlines())


def test_an_entry_moved_among_those_beside_it_is_told(root, run):
    study, duty = (line for line in POINTS.splitlines(keepends=True) if line.startswith(("      study", "      duty")))
    (root / "inputs/jiangzhou/2024/work-points.yaml").write_text(POINTS.replace(study + duty, duty + study), "utf-8")
    _, told, _ = run("diff", "2023", "2024")
    assert told.splitlines()[2] == "条目：新增 0，删去 0，移动 1，改动 0"
    assert "［移动］chapters.leadership.items.duty　推进述法　inputs/jiangzhou/2024/work-points.yaml:9" in told


def test_what_goes_along_with_a_moved_entry_is_not_itself_moved(root, run):
    points = POINTS.replace("text: 全面述法。", "points: {self: 自查。, all: 全面述法。}")
    duty = next(line for line in points.splitlines(keepends=True) if line.startswith("      duty"))
    for year, content in (("2023", points), ("2024", points.replace(duty, "") + duty)):
        (root / f"inputs/jiangzhou/{year}/work-points.yaml").write_text(content, "utf-8")
    assert run("diff", "2023", "2024")[1].splitlines()[2] == "条目：新增 0，删去 0，移动 1，改动 0"


def test_two_equal_documents_differ_in_nothing(root, run):
    code, told, _ = run("diff", "2024", "2024/work-points")
    assert (code, told.splitlines()[2:]) == (
        0,
        ["条目：新增 0，删去 0，移动 0，改动 0", "数字：0 个不同", "段落：相同 9，改动 0，新增 0，删去 0"],
    )


def test_the_same_is_given_as_data(root, run):
    code, printed, _ = run("diff", "2023", "jiangzhou/2024/work-points", "--format", "json")
    data = json.loads(printed)
    assert code == 0
    assert data["numbers"] == [
        {"name": "sessions", "label": "专题学习", "before": "不少于4次", "after": "不少于6次", "difference": "2"}
    ]
    assert [(one["kind"], (one["after"] or one["before"])["path"]) for one in data["entries"]] == [
        ("changed", "title"),
        ("changed", "chapters.leadership.items.study"),
        ("moved", "chapters.service.items.duty"),
        ("added", "chapters.service.items.guidance"),
        ("dropped", "chapters.service.items.permits"),
    ]
    assert data["units"][2] == {
        "role": "squad",
        "before": {"name": "执法支队", "lead": 0, "responsible": 1},
        "after": {"name": "执法支队", "lead": 1, "responsible": 1},
        "points": [
            {"path": "chapters.service.items.guidance", "heading": "上门指导", "before": "", "after": "牵头"},
        ],
    }
    assert ["4", "6"] in [change for one in data["paragraphs"] for change in one["changes"]]


def test_two_word_files_are_compared_without_a_workspace(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, lines in (
        ("旧稿.docx", ["标题", "事故71起。", "末"]),
        ("新稿.docx", ["标题", "事故53起。", "末", "附记"]),
    ):
        Path(name).write_bytes(package.write(parts_of(*lines)))
    code, told, _ = run("diff", "旧稿.docx", "新稿.docx", "--word", "花脸稿.docx")
    assert (code, told.splitlines()) == (
        0,
        [
            "原：旧稿.docx　标题",
            "现：新稿.docx　标题",
            "段落：相同 2，改动 1，新增 1，删去 0",
            "    事故[-71-]{+53+}起。",
            "    {+附记+}",
            "已写 花脸稿.docx",
        ],
    )
    made = package.read(Path("花脸稿.docx").read_bytes(), "").parts
    assert text.paragraphs(made) == ["标题", "事故53起。", "末", "附记"]
    assert text.paragraphs_before(made) == ["标题", "事故71起。", "末"]


def test_a_year_is_compared_with_a_file_someone_has_edited(root, run):
    run("build", "2024")
    built = next((root / "outputs").rglob("*.docx"))
    parts = package.read(built.read_bytes(), "").parts
    edited = parts["word/document.xml"].decode().replace("服务企业。", "服务企业和群众。").encode()
    (root / "改.docx").write_bytes(package.write({**parts, "word/document.xml": edited}))
    _, told, _ = run("diff", "2024", "改.docx")
    assert told.splitlines()[2:] == [
        "段落：相同 8，改动 1，新增 0，删去 0",
        "    服务企业{+和群众+}。（牵头单位：执法支队）",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (
            ("去年", "2024"),
            3,
            "去年: “去年”不是年份、机关/年份/文件，也不是 Word 文件 [no-such-document]\n"
            "    → 写成 2024、jiangzhou/2024、jiangzhou/2024/report，或 .docx 文件名\n",
        ),
        (
            ("2023", "2025"),
            3,
            "inputs/jiangzhou: 没有“2025”这个年份 [no-such-year]\n    → 现有：2023、2024\n",
        ),
        (
            ("旧稿.docx", "2024"),
            3,
            "旧稿.docx: 读不出来：没有这个文件 [unreadable]\n    → 检查文件是否存在、有没有读的权限\n",
        ),
        (
            ("inputs/jiangzhou/2023", "note.docx"),
            3,
            "note.docx: 这是纯文本文件，不是 .docx [not-a-document]\n"
            "    → 用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”\n",
        ),
    ],
)
def test_what_names_no_document_is_told(root, run, arguments, code, told):
    (root / "note.docx").write_text("文字", "utf-8")
    done, _, printed = run("diff", *arguments)
    assert (done, printed) == (code, told)


def test_of_several_documents_one_must_be_named(root, run):
    for year in ("2023", "2024"):
        (root / f"inputs/jiangzhou/{year}/report.yaml").write_text(
            "kind: report\ntitle: 报告\nopening: 正文。\n", "utf-8"
        )
    assert run("diff", "2023", "2024")[2] == (
        "inputs: 两边都有这几个文件：report、work-points [which-document]\n"
        "    → 写明比哪一个，如 reportgen diff 2023 2024 report\n"
    )
    assert run("diff", "2023", "2024", "report")[0] == 0


def test_a_file_that_is_there_stays_unless_told_otherwise(root, run):
    for name in ("a.docx", "a.html"):
        (root / name).write_text("我的", "utf-8")
    arguments = ("diff", "2023", "2024", "--word", "a.docx", "--html", "a.html")
    code, _, told = run(*arguments)
    assert code == 6
    assert (
        told.count("这里已有一个文件，内容不同 [exists]\n    → 写到别的文件，或用 --force 替换（原来的会改名留在旁边）")
        == 2
    )
    assert (root / "a.docx").read_text("utf-8") == "我的"
    code, printed, _ = run(*arguments, "--force")
    assert code == 0
    assert (
        len(
            re.findall(
                r"^已写 a\.(?:docx|html)（原来的文件留作 a（手工修改 \S+）\.(?:docx|html)）$", printed, re.MULTILINE
            )
        )
        == 2
    )
    assert {path.read_text("utf-8") for path in root.glob("a（*")} == {"我的"}
    assert run(*arguments)[1].count("没有变化 a.") == 2


def test_tracked_changes_of_someone_else_are_not_mixed_with_ours(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.docx").write_bytes(package.write(revised(parts_of("甲甲"), parts_of("乙乙"))))
    Path("b.docx").write_bytes(package.write(parts_of("甲甲")))
    code, _, told = run("diff", "a.docx", "b.docx", "--word", "c.docx")
    assert (code, told) == (
        3,
        "a.docx: 文件里有没处理的修订，分不清哪些是比出来的 [has-changes]\n"
        "    → 在 Word 里接受或拒绝全部修订，另存，再比较\n",
    )
    assert not Path("c.docx").exists()
    assert run("diff", "a.docx", "b.docx")[0] == 0


# --- the page -------------------------------------------------------------------------------------------------------


class Page(HTMLParser):
    """The words of a page, those struck out and those underlined apart; every tag, and what it asks for elsewhere."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.words: dict[str, list[str]] = {}
        self.tags: list[str] = [""]
        self.asked: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.asked += [value for name, value in attributes if name in {"src", "href"}]

    def handle_data(self, words):
        self.words.setdefault(self.tags[-1], []).append(words)


def test_the_page_marks_what_changed_escapes_it_and_asks_for_nothing_else(root):
    dangerous = CHANGED.replace("现场述法。", "现场<script>alert(1)</script>&述法。")
    (root / "inputs/jiangzhou/2024/work-points.yaml").write_text(dangerous, "utf-8")
    before, after = pair(Loader(Workspace(root)), "2023", "2024")
    content = page(compared(before, after))
    found = Page(content)
    assert "script" not in found.tags
    assert found.asked == []
    assert "现场<script>alert(1)</script>&" in found.words["ins"]
    assert "全面" in found.words["del"]
    assert [words for words in found.words["h2"] if words.strip()] == ["条目", "数字", "责任单位", "全文"]
    assert content == page(compared(before, after))


# --- time -----------------------------------------------------------------------------------------------------------


def test_the_cost_grows_with_the_length():
    def cost(times: int) -> float:
        a = [
            f"{number}.第{number % 7}项工作完成{number * 3}件，比上年增加{number % 9}件。"
            for number in range(200 * times)
        ]
        b = [line.replace("3件", "4件") for number, line in enumerate(a) if number % 11]
        before, after = parts_of(*a), parts_of(*b)
        started = time.process_time()
        revised(before, after)
        return time.process_time() - started

    cost(1)
    assert cost(10) < 25 * max(cost(1), 0.02)
