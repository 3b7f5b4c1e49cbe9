"""From a workspace to a finished file, and what is never done to a file that is there."""

import errno
import io
import os
from pathlib import Path

import docx
import pytest

from reportgen import package
from reportgen.build import Outcome, Task, build, tasks
from reportgen.load import Loader
from reportgen.problems import InputError
from reportgen.stencil import report_template
from reportgen.verify import text as text_of
from reportgen.workspace import Workspace

OFFICE = "name: 江州市应急管理局\nfile_code: 江应急\nprinted_by: 江州市应急管理局办公室\n"
REPORT = """kind: report
title: 2024年工作报告
number: 3
date: 2025-01-10
to: 江州市人民政府
signers: [周明远]
statistics:
  accidents: {label: 生产安全事故, value: 71, unit: 起, last_year: 80}
opening: 全年共发生{{ accidents|labelled }}，{{ change(accidents) }}。
achievements:
  prevention: {heading: 预防, text: 没有数字的一段。}
closing: 特此报告。
"""
TASK = Task("city", "2024", "report")
OUTPUT = "outputs/2024/city/2024年工作报告.docx"


@pytest.fixture
def root(workspace) -> Path:
    place = workspace({"inputs/city/office.yaml": OFFICE, "inputs/city/2024/report.yaml": REPORT})
    base = place / "templates" / "base"
    base.mkdir()
    (base / "report.docx").write_bytes(report_template())
    return place


def run(root: Path, *, force: bool = False) -> Outcome:
    return build(Loader(Workspace(root)), TASK, force=force, pdf=False)


def told(outcome: Outcome) -> list[str]:
    return [str(problem) for problem in outcome.problems]


def text(root: Path) -> list[str]:
    parts = package.read((root / OUTPUT).read_bytes(), OUTPUT).parts
    return [paragraph.strip("\t　") for paragraph in text_of.paragraphs(parts) if paragraph.strip()]


def rewrite(root: Path, old: str, new: str) -> None:
    path = root / "inputs/city/2024/report.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def edit_by_hand(root: Path, old: str, new: str) -> bytes:
    document = docx.Document(str(root / OUTPUT))
    for paragraph in document.paragraphs:
        if old in paragraph.text:
            paragraph.runs[-1].text = new
    document.save(str(root / OUTPUT))
    return (root / OUTPUT).read_bytes()


def test_the_file_says_what_the_data_say(root):
    outcome = run(root)

    assert told(outcome) == []
    assert (outcome.exit_code, outcome.file, outcome.unchanged) == (0, OUTPUT, False)
    assert text(root) == [
        "江州市应急管理局文件",
        "江应急〔2025〕3号\t签发人：周明远",
        "2024年工作报告",
        "江州市人民政府：",
        "全年共发生生产安全事故71起，下降11.3%。",
        "一、预防",
        "没有数字的一段。",
        "特此报告。",
        "江州市应急管理局",
        "2025年1月10日",
        "江州市应急管理局办公室\t2025年1月10日印发",
    ]


def test_swapping_the_years_flips_the_word_and_changes_nothing_else(root):
    run(root)
    before = text(root)
    rewrite(root, "value: 71, unit: 起, last_year: 80", "value: 80, unit: 起, last_year: 71")
    run(root)

    changed = [(old, new) for old, new in zip(before, text(root), strict=True) if old != new]

    assert changed == [("全年共发生生产安全事故71起，下降11.3%。", "全年共发生生产安全事故80起，上升12.7%。")]


def test_the_same_inputs_give_the_same_bytes(root):
    run(root)
    first = (root / OUTPUT).read_bytes()
    (root / OUTPUT).unlink()
    run(root)

    assert (root / OUTPUT).read_bytes() == first
    assert run(root).unchanged


def test_a_file_edited_by_hand_is_not_overwritten_and_the_paragraph_is_named(root):
    run(root)
    edited = edit_by_hand(root, "没有数字的一段。", "手工改过的一段。")
    rewrite(root, "特此报告。", "专此报告。")

    outcome = run(root)

    assert (outcome.exit_code, (root / OUTPUT).read_bytes()) == (6, edited)
    (problem,) = told(outcome)
    assert "生成后被手工改过，现为“手工改过的一段。” [edited-by-hand]" in problem
    assert problem.endswith("→ 把改动写回 YAML；或用 --force 重新生成（改过的文件会改名留在旁边）")


def test_force_keeps_the_edited_file_beside_the_new_one(root):
    run(root)
    edited = edit_by_hand(root, "没有数字的一段。", "手工改过的一段。")

    outcome = run(root, force=True)

    assert outcome.exit_code == 0
    assert "没有数字的一段。" in text(root)
    assert (root / outcome.kept).read_bytes() == edited
    assert Path(outcome.kept).name.startswith("2024年工作报告（手工修改 ")


def test_a_file_saved_anew_without_a_change_to_its_text_makes_way_but_is_kept(root):
    run(root)
    saved = edit_by_hand(root, "不在文中", "")

    outcome = run(root)

    assert outcome.exit_code == 0
    assert (root / outcome.kept).read_bytes() == saved


def test_a_file_that_is_not_ours_is_not_overwritten(root):
    (root / OUTPUT).parent.mkdir(parents=True)
    (root / OUTPUT).write_bytes(b"something else")

    outcome = run(root)

    assert (outcome.exit_code, (root / OUTPUT).read_bytes()) == (6, b"something else")
    assert outcome.problems[0].rule == "not-ours"


def test_a_document_open_in_word_is_left_alone(root):
    run(root)
    (root / OUTPUT).with_name("~$24年工作报告.docx").touch()
    rewrite(root, "特此报告。", "专此报告。")

    outcome = run(root)

    assert outcome.exit_code == 6
    assert told(outcome) == [
        f"{OUTPUT}: 文件正在 Word 或 WPS 中打开（~$24年工作报告.docx） [open-elsewhere]\n"
        "    → 关闭它再运行；并没有打开的话，删去 outputs/2024/city/~$24年工作报告.docx"
    ]


def test_a_template_that_drops_a_paragraph_is_found_by_reading_back(root):
    place = root / "templates" / "base" / "report.docx"
    template = docx.Document(str(place))
    for paragraph in template.paragraphs:
        if paragraph.text == "{{ date }}":
            paragraph._element.getparent().remove(paragraph._element)
    template.save(str(place))

    outcome = run(root)

    assert outcome.exit_code == 4
    assert not (root / OUTPUT).exists()
    assert "2025年1月10日" in told(outcome)[0]


@pytest.mark.parametrize(
    "characters", ["& < > \" ' ]]>", "{_{ x }_}", "{% if a %}{# b #}", "𠮷😀é‏‪ ​", "a\tb", "１／２　℃①㊿"]
)
def test_every_character_reaches_word_as_typed(root, characters):
    rewrite(root, "没有数字的一段。", '"甲' + characters.replace('"', '\\"').replace("\t", "\\t") + '乙"')

    assert told(run(root)) == []
    assert f"甲{characters}乙" in text(root)


def test_a_fault_leaves_the_old_file_as_it_was(root):
    run(root)
    before = (root / OUTPUT).read_bytes()
    rewrite(root, "{{ change(accidents) }}", "{{ change(accident) }}")

    outcome = run(root)

    assert outcome.exit_code == 3
    assert told(outcome) == [
        "inputs/city/2024/report.yaml:9: 没有名为“accident”的统计数 [unknown-statistic]\n    → 是否想写“accidents”？"
    ]
    assert (root / OUTPUT).read_bytes() == before


def test_parts_that_do_not_add_up_stop_the_build(root):
    rewrite(root, "last_year: 80}", "last_year: 80, parts: {fire: 1, other: 2}}")

    outcome = run(root)

    assert outcome.exit_code == 5
    assert told(outcome) == [
        "inputs/city/2024/report.yaml:8: “accidents”各部分合计3起，与总数71起不等，相差68 [unequal-parts]\n"
        "    → 核对总数和各部分，改正其中一个；只列了一部分就加上 partial: true"
    ]


def test_a_full_disk_leaves_the_old_file_as_it_was(root, monkeypatch):
    run(root)
    before = (root / OUTPUT).read_bytes()
    rewrite(root, "特此报告。", "专此报告。")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    outcome = run(root)

    assert outcome.exit_code == 6
    assert told(outcome) == [f"{OUTPUT}: 磁盘已满，没有写成；原来的文件没有动 [not-written]\n    → 腾出空间后再运行"]
    assert (root / OUTPUT).read_bytes() == before
    assert [file.name for file in (root / OUTPUT).parent.iterdir()] == [Path(OUTPUT).name]


def test_a_link_that_leads_out_of_the_workspace_is_refused(root, tmp_path):
    elsewhere = tmp_path / "elsewhere.docx"
    elsewhere.write_bytes(b"mine")
    (root / OUTPUT).parent.mkdir(parents=True)
    (root / OUTPUT).symlink_to(elsewhere)

    outcome = run(root)

    assert (outcome.exit_code, elsewhere.read_bytes()) == (3, b"mine")
    assert outcome.problems[0].rule == "outside"


def test_a_style_changed_in_word_shows_in_the_next_build(root):
    place = root / "templates" / "base" / "report.docx"
    template = docx.Document(str(place))
    template.styles["公文正文"].font.size = docx.shared.Pt(18)
    template.save(str(place))

    assert run(root).exit_code == 0
    finished = docx.Document(io.BytesIO((root / OUTPUT).read_bytes()))
    body = next(paragraph for paragraph in finished.paragraphs if paragraph.text == "没有数字的一段。")
    assert body.style.font.size.pt == 18


def test_without_an_office_the_one_at_the_top_is_meant(root):
    east = root / "inputs" / "east"
    east.mkdir()
    (east / "office.yaml").write_text("name: 东区局\ninherits: city\n", encoding="utf-8")

    assert tasks(Loader(Workspace(root)), "2024", [], None, every=False) == [TASK]


def test_of_several_offices_at_the_top_one_must_be_named(root):
    west = root / "inputs" / "west"
    west.mkdir()
    (west / "office.yaml").write_text("name: 西市局\n", encoding="utf-8")

    with pytest.raises(InputError) as caught:
        tasks(Loader(Workspace(root)), "2024", [], None, every=False)

    assert str(caught.value) == (
        "inputs: 有几个机关不沿用别的机关：city、west [which-office]\n    → 用 --office 指明一个，或用 --all 全部生成"
    )
