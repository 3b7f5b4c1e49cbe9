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
from reportgen.build import Task
from reportgen.comparing import compared, sides, tracked
from reportgen.comparing.alignment import Item, alike, equals, rising
from reportgen.comparing.page import page
from reportgen.comparing.telling import lines
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
        return stated if stated.startswith("<w:") else f"<w:p>{run(stated[:2])}{run(stated[2:])}</w:p>"
    grid = '<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    properties = '<w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{properties}{grid}{''.join(map(row, stated))}</w:tbl>"


def row(cells) -> str:
    width = '<w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>'
    written = ["".join(map(block, cell)) for cell in cells]
    return f"<w:tr>{''.join(f'<w:tc>{width}{cell}</w:tc>' for cell in written)}</w:tr>"


def run(words: str) -> str:
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
        '<w:p><w:del w:id="1"><w:r><w:delText>甲甲</w:delText></w:r><w:r><w:delText>甲甲</w:delText></w:r></w:del>'
        '<w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>'
    ) or gone.startswith('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:del w:id="2">')
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
