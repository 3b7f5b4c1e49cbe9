"""The command line."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from reportgen import __version__, cli

ROOT = Path(__file__).parents[1]


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


@pytest.fixture
def sample(tmp_path, monkeypatch) -> Path:
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_version_is_printed(run):
    assert run("--version") == (0, f"reportgen {__version__}\n", "")


def test_help_is_chinese_throughout(run):
    code, out, _ = run("build", "--help")

    assert code == 0
    assert out.startswith("用法： reportgen build [选项] YEAR [DOC]...\n")
    for english in ("Usage", "Options", "Arguments", "Show this", "default"):
        assert english not in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bild"], "没有“bild”这个命令；运行 reportgen --help 看有哪些命令\n"),
        (["build"], "缺少参数：YEAR\n"),
        (["build", "2024", "--foo"], "没有选项 --foo；加 --help 看有哪些选项\n"),
        (["build", "2024", "--office"], "选项 --office 后面要写值\n"),
        (["build", "2024", "--format", "xml"], "--format 的值不对；加 --help 看可以写什么\n"),
        (["schema", "x"], "多出了参数：x\n"),
    ],
)
def test_a_wrong_command_line_is_told_in_chinese(run, arguments, told):
    assert run(*arguments) == (2, "", told)


def test_a_build_names_the_file_its_length_and_the_time(run, sample):
    code, out, err = run("build", "2024", "report")

    assert (code, err) == (0, "")
    assert out.startswith("已生成 outputs/2024/jiangzhou/江州市应急管理局2024年法治政府建设工作报告.docx（7,")
    assert " 字，合满页 1" in out
    assert out.endswith(" 秒）\n")
    assert run("build", "2024", "report")[1].startswith("没有变化 ")


def test_all_offices_are_summed_up(run, sample):
    code, out, _ = run("check", "2024", "--all")

    assert (code, out.splitlines()[-1]) == (0, "共 8 个文件，成功 8 个，失败 0 个")


def test_one_offices_mistake_does_not_stop_the_others(run, sample):
    (sample / "inputs/jiangzhou/2024/report.yaml").write_text("kind: report\n", encoding="utf-8")

    code, out, err = run("build", "2024", "--all")

    assert code == 3
    assert "inputs/jiangzhou/2024/report.yaml:1: 缺少“title”（标题） [missing-key]\n" in err
    assert "没有生成 inputs/jiangzhou/2024/report.yaml：1 个错误" in out.splitlines()
    assert out.splitlines()[-1] == "共 8 个文件，成功 7 个，失败 1 个"


def test_problems_are_data_for_other_programs(run, sample):
    (sample / "inputs/jiangzhou/2024/report.yaml").write_text("kind: report\ntitel: 报告\n", encoding="utf-8")

    code, out, err = run("check", "2024", "report", "--format", "json")
    told = json.loads(out)

    assert (code, err) == (3, "")
    assert told["problems"][1] == {
        "file": "inputs/jiangzhou/2024/report.yaml",
        "line": 2,
        "place": "",
        "rule": "unknown-key",
        "severity": "error",
        "message": "不认识的键“titel”",
        "remedy": "是否想写“title”？改正拼写，或删去该行",
    }
    assert [outcome["exit_code"] for outcome in told["outcomes"]] == [3]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "2030"], "inputs/jiangzhou: 没有“2030”这个年份 [no-such-year]\n    → 现有：2023、2024\n"),
        (
            ["build", "2024", "repot"],
            "inputs/jiangzhou/2024: 没有“repot”这个文件 [no-such-document]\n    → 是否想写“report”？现有：letter、minutes、report、request、work-points\n",
        ),
        (
            ["build", "2024", "--office", "linjang"],
            "inputs: 没有“linjang”这个机关 [no-such-office]\n"
            "    → 是否想写“linjiang”？现有：jiangzhou、linjiang、yunhe\n",
        ),
    ],
)
def test_what_is_not_there_is_named_with_what_is(run, sample, arguments, told):
    assert run(*arguments) == (3, "", told)


def test_a_folder_that_is_no_workspace_says_how_to_make_one(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    code, _, err = run("build", "2024")

    assert code == 3
    assert err.endswith(
        "这里不是工作区：从当前文件夹往上都没有 inputs 和 templates [no-workspace]\n"
        "    → 进入工作区再运行，或用 --workspace 指明；还没有工作区就运行 reportgen init 文件夹名\n"
    )


def test_init_makes_a_workspace_that_builds_and_overwrites_nothing(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert run("init", "文稿")[0] == 0
    assert run("build", "2024", "--workspace", "文稿")[0] == 0
    code, _, err = run("init", "文稿")

    assert code == 6
    assert err.endswith("文稿: 这里已经有东西了，没有动它 [exists]\n    → 换一个不存在或空的文件夹\n")


def test_stencil_does_not_replace_a_template_somebody_changed(run, sample):
    template = sample / "templates/base/report.docx"
    assert run("stencil")[0] == 0
    template.write_bytes(b"changed")

    code, _, err = run("stencil")
    assert (code, template.read_bytes()) == (6, b"changed")
    assert "这里已有一个模板，可能改过样式 [exists]" in err

    assert run("stencil", "--force")[0] == 0
    assert [file.read_bytes() for file in template.parent.glob("*手工修改*")] == [b"changed"]


def test_a_template_is_checked_by_itself(run, sample):
    assert run("template", "check", "templates/base/report.docx") == (0, "templates/base/report.docx：没有问题\n", "")


def test_show_says_of_each_entry_where_it_comes_from(run, sample):
    city = (
        "kind: work-points\ntitle: 要点\nchapters:\n  a: {heading: 甲, items: {b: {heading: 乙}, c: {heading: 丙}}}\n"
    )
    own = "chapters:\n  a:\n    items:\n      b: null\n      d: {heading: 丁}\n"
    for office, text in (("jiangzhou", city), ("linjiang", own)):
        (sample / "inputs" / office / "2024" / "work-points.yaml").write_text(text, encoding="utf-8")

    code, out, err = run("show", "2024", "work-points", "--office", "linjiang")
    data = json.loads(run("show", "2024", "work-points", "--office", "linjiang", "--format", "json")[1])

    assert (code, err) == (0, "")
    assert out == (
        "inputs/linjiang/2024/work-points.yaml　要点\n"
        "　［沿用］ 甲　inputs/jiangzhou/2024/work-points.yaml:4\n"
        "　　［删去］ 乙　inputs/linjiang/2024/work-points.yaml:4\n"
        "　　［沿用］ 丙　inputs/jiangzhou/2024/work-points.yaml:4\n"
        "　　［新增］ 丁　inputs/linjiang/2024/work-points.yaml:5\n"
    )
    assert [(entry["path"], entry["origin"]) for entry in data["documents"][0]["entries"]] == [
        ("chapters.a", "kept"),
        ("chapters.a.items.b", "dropped"),
        ("chapters.a.items.c", "kept"),
        ("chapters.a.items.d", "added"),
    ]
