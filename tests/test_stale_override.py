"""A district is told when the city changes a text it decided against, and settles it with sync."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from reportgen.cli import app
from reportgen.overrides import Override, Stale
from reportgen.problems import Location
from reportgen.source import Scalar, cutting

CITY = """\
kind: work-points
title: 2024年法治政府建设工作要点
notice: null
chapters:
  study:
    heading: 抓好学习
    items:
      learn: {heading: 学习法治思想, text: 全年学习不少于4次。}
      law: {heading: 地方立法, text: 推动条例修订。}
      train: {heading: 组织培训, text: 举办培训班。}
"""
DISTRICT = """\
# 临江区的要点
title: 2024年临江区法治政府建设工作要点
chapters:
  study:
    items:
      # 区里次数不同
      learn:
        text: |
          全年学习不少于6次。

          再学一次。
      law: null   # 区里不立法
      train: {text: 派员参加市里的培训, run_in: true}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {
        "city/office.yaml": "name: 江州市应急管理局\n",
        "east/office.yaml": "name: 江州市临江区应急管理局\ninherits: city\n",
        "city/2024/work-points.yaml": CITY,
        "east/2024/work-points.yaml": DISTRICT,
    }
    (tmp_path / "templates").mkdir()
    for name, text in files.items():
        path = tmp_path / "inputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(root: Path, *words: str, typed: str = "") -> str:
    command = [words[0], "2024", *words[1:], "--office", "east", "--workspace", str(root)]
    return CliRunner().invoke(app, command, input=typed).output


def city_says(root: Path, old: str, new: str) -> None:
    file = root / "inputs/city/2024/work-points.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def own(root: Path) -> str:
    return (root / "inputs/east/2024/work-points.yaml").read_text(encoding="utf-8")


def test_a_changed_text_under_an_override_is_reported_with_the_old_the_new_and_the_own_text(root):
    assert "stale-override" not in run(root, "check")

    city_says(root, "不少于4次", "不少于5次")

    assert run(root, "check").splitlines()[:2] == [
        "inputs/east/2024/work-points.yaml:8: （提示）“chapters.study.items.learn.text”是照上级原来的文字定的，"
        "上级后来改了。原为：全年学习不少于4次。；现为：全年学习不少于5次。；"
        "这里写的是：全年学习不少于6次。 / 再学一次。 [stale-override]",
        "    → 运行 reportgen sync 2024 work-points --office east，逐条选定保留还是改用新文",
    ]
    assert "stale-override" in run(root, "check")  # until it is settled


def test_a_change_in_what_was_dropped_is_reported_and_one_beside_it_is_not(root):
    run(root, "check")

    city_says(root, "推动条例修订", "推动条例出台")
    city_says(root, "学习法治思想", "深入学习法治思想")

    said = run(root, "check")
    assert said.count("stale-override") == 1
    assert "“chapters.study.items.law”" in said
    assert "这里写的是：（删去）" in said


def test_a_point_the_city_adds_under_a_name_the_district_uses_already_is_reported(root):
    file = root / "inputs/east/2024/work-points.yaml"
    file.write_text(DISTRICT + "      visit: {heading: 走访企业, text: 走访企业50家。}\n", encoding="utf-8")
    run(root, "check")

    city_says(root, "      train:", "      visit: {heading: 开展走访, text: 走访基层。}\n      train:")

    assert "“chapters.study.items.visit.text”" in run(root, "check")


def test_keeping_settles_it_and_leaves_the_file_as_it_was(root):
    run(root, "check")
    city_says(root, "不少于4次", "不少于5次")

    assert run(root, "sync", typed="k\n").splitlines()[-1] == (
        "inputs/east/2024/work-points.yaml：保留 1 处，改用新文 0 处，放着 0 处"
    )
    assert own(root) == DISTRICT
    assert "stale-override" not in run(root, "check")


def test_taking_removes_the_own_text_alone_and_every_comment_stays(root):
    run(root, "check")
    city_says(root, "推动条例修订", "推动条例出台")
    city_says(root, "举办培训班", "举办两期培训班")

    run(root, "sync", typed="t\nt\n")

    assert own(root) == DISTRICT.replace("      law: null   # 区里不立法\n", "").replace(
        "{text: 派员参加市里的培训, run_in: true}", "{run_in: true}"
    )
    assert "stale-override" not in run(root, "check")


def test_putting_it_off_changes_nothing(root):
    run(root, "check")
    city_says(root, "不少于4次", "不少于5次")

    run(root, "sync", typed="x\ns\n")

    assert own(root) == DISTRICT
    assert "stale-override" in run(root, "check")


MOVED = (
    DISTRICT.partition("chapters:")[0]
    + """\
chapters:
  study: null
  new:
    heading: 新章
    items:
      learn: {takes: learn, run_in: true}
"""
)


def test_a_change_in_what_was_moved_out_of_a_dropped_chapter_is_not_a_change_in_what_was_dropped(root):
    (root / "inputs/east/2024/work-points.yaml").write_text(MOVED, encoding="utf-8")
    run(root, "check")

    city_says(root, "不少于4次", "不少于5次")
    assert "stale-override" not in run(root, "check")

    city_says(root, "推动条例修订", "推动条例出台")
    assert "“chapters.study”是照上级原来的文字定的" in run(root, "check")


def test_a_record_that_holds_what_is_moved_now_is_read_without_it(root):
    file = root / "inputs/east/2024/work-points.yaml"
    file.write_text(MOVED.replace("      learn: {takes: learn, run_in: true}\n", "      x: 新\n"), encoding="utf-8")
    run(root, "check")
    file.write_text(MOVED, encoding="utf-8")

    assert "stale-override" not in run(root, "check")


def test_of_long_texts_the_part_that_differs_is_told(root):
    city_says(root, "推动条例修订。", "一二三四五" * 20 + "推动条例修订" + "六七八九十" * 20)
    run(root, "check")

    city_says(root, "条例修订", "条例出台")

    assert (
        "原为：text: ……三四五一二三四五推动条例修订六七八九十六七八九十六七……；"
        "现为：text: ……三四五一二三四五推动条例出台六七八九十六七八九十六七……；这里写的是：（删去）"
    ) in run(root, "check")


@given(st.text("甲乙", max_size=300), st.text("甲乙", max_size=300))
def test_two_texts_that_differ_are_told_so_that_it_can_be_seen(before, now):
    at = Location("a.yaml", 1)
    stale = Stale(Override(("opening",), now, Scalar("丙" * 300, at, 1, literal=False), frozenset()), before)

    told = stale.texts()

    assert (told[0] == told[1]) == (before == now)
    assert all(len(text) <= 80 + 2 * 2 + 2 for text in told)


def test_a_record_that_cannot_be_read_is_told_of_and_not_written_over(root):
    record = root / "inputs/east/2024/work-points.above.json"
    record.write_text("<<<<<<<", encoding="utf-8")

    assert "记录读不出来，不知道上级改过哪些文字 [bad-record]" in run(root, "check")
    assert record.read_text(encoding="utf-8") == "<<<<<<<"


@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("a: 1\nb: 2\n", ["a"], "b: 2\n"),
        ("a: 1\nb:\n  c: |\n    x\n\n    y\n\n# 尾\n", ["b"], "a: 1\n\n# 尾\n"),
        ("a: 1\nb:\n  # 注\n  c: 2\n", ["b", "c"], "a: 1\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ["a", "c"], "a: {b: 1, d: 3}\n"),
        ("a: {b: 1, c: 2}\n", ["a", "c"], "a: {b: 1}\n"),
        ("a: 1\nb: |\n  x", ["b"], "a: 1\n"),
        ("a:\r\n  b: 1\r\n  c: [x,\r\n    y]\r\n", ["a", "c"], "a:\r\n  b: 1\r\n"),
        ('"a": "一\n  二"\nb:\n- 1\n- 2\nc: 3\n', ["b"], '"a": "一\n  二"\nc: 3\n'),
    ],
)
def test_one_value_is_cut_out_of_a_file_and_the_rest_stays(text, path, left):
    assert cutting.without(text, path) == left
