"""The sample workspace of the repository."""

import operator
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import cli, package, source
from reportgen.build import Composed, Task, build, composed, tasks
from reportgen.load import Loader
from reportgen.model.entry import with_below
from reportgen.model.schema import MODELS, json_schema
from reportgen.origin import origins
from reportgen.problems import InputError
from reportgen.verify import judgement
from reportgen.verify.verdict import Ruling
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
CITY = Task("jiangzhou", "2024", "report")
DISTRICTS = ["linjiang", "yunhe"]
REACHED = {"不超过": operator.le}  # any other bound is a least


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy, so that the repository's own outputs stay as they are."""
    for name in ("inputs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_document_builds_without_a_problem(sample):
    loader = Loader(Workspace(sample))
    every = [*tasks(loader, "2023", [], None, every=True), *tasks(loader, "2024", [], None, every=True)]

    outcomes = [build(loader, task, force=False, pdf=False) for task in every]

    assert [str(problem) for outcome in outcomes for problem in outcome.problems] == []
    assert [outcome.file for outcome in outcomes] == [
        "outputs/2023/jiangzhou/江州市应急管理局2023年法治政府建设工作报告.docx",
        "outputs/2024/jiangzhou/江州市应急管理局关于商请联合开展危险化学品道路运输安全检查的函.docx",
        "outputs/2024/jiangzhou/关于研究防汛准备和应急救援力量建设等工作的会议纪要.docx",
        "outputs/2024/jiangzhou/江州市应急管理局2024年法治政府建设工作报告.docx",
        "outputs/2024/jiangzhou/江州市应急管理局关于申请安排市级救灾物资储备库改造和物资更新经费的请示.docx",
        "outputs/2024/jiangzhou/关于印发江州市应急管理局2024年法治建设工作要点的通知.docx",
        "outputs/2024/linjiang/江州市临江区应急管理局2024年法治政府建设情况报告.docx",
        "outputs/2024/linjiang/关于印发江州市临江区应急管理局2024年法治建设工作要点的通知.docx",
        "outputs/2024/yunhe/关于印发江州市云河区应急管理局2024年法治建设工作要点的通知.docx",
    ]


def test_the_city_report_has_the_length_and_the_density_of_a_real_one():
    ready = composed(Loader(Workspace(ROOT)), CITY)
    report, body = ready.loaded.document, ready.document.body
    styles = [paragraph.style for paragraph in body]

    assert sum(len(paragraph.words()) for paragraph in body) >= 6000
    assert len(report.achievements) == 4
    assert sum(len(chapter.items) for chapter in report.achievements.values()) >= 12
    assert styles.count("lead_2") >= 3
    assert styles.count("heading_2") >= 9
    assert len(report.statistics) >= 40


@pytest.mark.parametrize("unit", ["起", "人", "人次", "家次", "万元", "部", "件", "场次", "期", "套", "支", "%"])
def test_the_city_report_has_statistics_of_every_kind(unit):
    report = composed(Loader(Workspace(ROOT)), CITY).loaded.document

    assert any(
        unit in {whole.unit, *(part.unit for part in whole.parts.values())} for whole in report.statistics.values()
    )


@pytest.mark.parametrize(
    "words", [r"万余", r"约", r"多[条家个]", r"其中", r"个百分点", r"分别比上年下降[0-9.]+%和[0-9.]+%"]
)
def test_the_city_report_words_its_figures_in_every_way(words):
    text = "".join(paragraph.words() for paragraph in composed(Loader(Workspace(ROOT)), CITY).document.body)

    assert re.search(words, text)


@pytest.mark.parametrize("name", ["letter", "minutes", "request"])
def test_the_other_kinds_have_the_length_of_real_ones_and_fail_no_rule(sample, name):
    outcome = build(Loader(Workspace(sample)), Task("jiangzhou", "2024", name), force=False, pdf=False)
    parts = package.read((sample / outcome.file).read_bytes(), outcome.file).parts

    assert outcome.characters > 1200
    assert [verdict.rule for verdict in judgement.verdicts(parts) if verdict.ruling == Ruling.FAIL] == []


def work_points(office: str) -> Composed:
    return composed(Loader(Workspace(ROOT)), Task(office, "2024", "work-points"))


def issued(office: str) -> list[str]:
    """The paragraphs of the issued text below its title."""
    (page,) = work_points(office).document.attachments
    return [paragraph.words() for paragraph in page.body]


def test_the_citys_work_points_have_the_length_and_the_density_of_real_ones():
    points = work_points("jiangzhou").loaded.document
    items = [item for chapter in points.chapters.values() for item in chapter.items.values()]
    targets = [target for _, _, target in points.aims()]

    assert len(points.chapters) == 6
    assert len(items) >= 20
    assert 2800 <= sum(map(len, issued("jiangzhou"))) <= 4000
    assert sum(1 for target in targets if target.bound and target.what) >= 12
    assert sum(1 for target in targets if target.deadline) >= 12
    assert sum(1 for item in items if item.points) >= 3
    assert sum(1 for item in items if item.lead and item.responsible) >= len(items) - 3
    assert sum(1 for item in items if item.responsible and not item.lead) in {1, 2}
    assert sum(1 for item in items if not item.responsible and not item.lead) == 1


def test_no_id_stands_twice_in_the_citys_work_points():
    points = work_points("jiangzhou").loaded.document
    names = [path[-1] for path, _ in points.entries()] + [name for _, name, _ in points.aims()]

    assert len(names) == len(set(names))


def test_every_plan_of_the_year_before_is_answered_by_one_point():
    before = composed(Loader(Workspace(ROOT)), Task("jiangzhou", "2023", "report")).loaded.document
    plans = [path[-1] for path, _ in with_below(before.plans, ()) if path[-2:-1] == ("points",)]
    answered = [name for _, entry in work_points("jiangzhou").loaded.document.entries() for name in entry.answers]

    assert sorted(answered) == sorted(plans)


@pytest.mark.parametrize(("office", "least"), [("jiangzhou", 14), ("linjiang", 14)])
def test_what_the_work_points_aim_at_is_reached_in_the_report(office, least):
    aims = work_points(office).loaded.document.aims()
    results = composed(Loader(Workspace(ROOT)), Task(office, "2024", "report")).loaded.document.statistics
    compared = [(name, target, results[name]) for _, name, target in aims if name in results]

    assert len(compared) >= least
    for name, target, result in compared:
        assert result.unit == target.unit, name
        assert REACHED.get(target.bound, operator.ge)(result.value, target.number), name


@pytest.mark.parametrize("office", DISTRICTS)
def test_a_districts_work_points_name_nothing_of_the_city_but_the_bureau_above(office):
    ready = work_points(office)
    text = "".join(piece for piece, _ in ready.document.words())

    assert {name for name in ready.loaded.names_above if name in text} == set()
    for words in ("全市", "处室", "各区", "市级", "市司法局", "市委"):
        assert words not in text
    assert "抄送：市应急管理局，" in text  # it is told by its short name, as the one above


@pytest.mark.parametrize("office", DISTRICTS)
def test_a_districts_work_points_charge_no_unit_that_is_not_its_own(office):
    own = set(work_points(office).loaded.office.departments.values())
    clauses = re.findall(r"（((?:牵头|责任)科室：.*)）$", "\n".join(issued(office)), re.MULTILINE)
    units = {unit for clause in clauses for unit in re.split("[、，]", re.sub("(?:牵头|责任)科室：", "", clause))}

    assert len(clauses) >= 15
    assert units <= own


def test_one_district_differs_little_and_the_other_in_every_way():
    found = {}
    for office in DISTRICTS:
        loaded = work_points(office).loaded
        paths = [path for path, _ in loaded.document.entries()]
        found[office] = [entry.origin for entry in origins(paths, loaded.resolved.root, loaded.own(), loaded.above())]

    assert {kind: found["yunhe"].count(kind) for kind in ("dropped", "added", "moved")} == {
        "dropped": 1,
        "added": 1,
        "moved": 0,
    }
    assert found["yunhe"].count("kept") >= 20
    assert all(found["linjiang"].count(kind) >= 3 for kind in ("kept", "changed", "moved", "added", "dropped"))


def test_one_district_has_a_template_of_its_own():
    workspace = Workspace(ROOT)

    assert workspace.template(["linjiang", "jiangzhou"], "work-points").parent.name == "linjiang"
    assert workspace.template(["yunhe", "jiangzhou"], "work-points").parent.name == "base"


@pytest.mark.parametrize("office", DISTRICTS)
def test_what_a_district_decided_against_is_recorded(sample, office):
    record = Path("inputs") / office / "2024" / "work-points.above.json"
    assert build(Loader(Workspace(sample)), Task(office, "2024", "work-points"), force=False, pdf=False).problems == ()

    assert (sample / record).read_bytes() == (ROOT / record).read_bytes()


@pytest.mark.parametrize("name", list(MODELS))
def test_the_schema_beside_the_sample_is_that_of_the_models(name):
    committed = (ROOT / "inputs" / f"{name}.schema.json").read_text(encoding="utf-8")

    assert committed == json_schema(name), "运行 reportgen schema"


def test_every_input_names_the_schema_an_editor_completes_it_from():
    for file in (ROOT / "inputs").rglob("*.yaml"):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        schema = re.fullmatch(r"# yaml-language-server: \$schema=(.*)", first)

        assert schema, file
        assert (file.parent / schema[1]).resolve().is_file(), file


@pytest.mark.skipif("OOXML_VALIDATE" not in os.environ, reason="OOXML_VALIDATE names no schema validator")
def test_every_document_is_valid_word(sample):
    loader = Loader(Workspace(sample))
    files = [
        str(sample / build(loader, task, force=False, pdf=False).file)
        for task in tasks(loader, "2024", [], None, every=True)
    ]

    command = [sys.executable, os.environ["OOXML_VALIDATE"], "--rendered", *files]
    run = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr) == (0, ""), run.stdout


# --- the manual quotes the sample ---------------------------------------------------------------------------------------

_QUOTES = re.findall(
    r"^```(yaml|text) 样例(?: (\w+))?\n(.*?)^```$",
    (ROOT / "docs/manual.md").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)


def run(capsys, monkeypatch, *arguments: str) -> list[str]:
    """The lines a command prints, on both streams."""
    monkeypatch.setattr(sys, "argv", ["reportgen", *arguments])
    with pytest.raises(SystemExit):
        cli.main()
    return "".join(capsys.readouterr()).splitlines()


@pytest.mark.parametrize(("language", "what", "quote"), _QUOTES)
def test_the_manual_quotes_the_sample_line_by_line(sample, capsys, monkeypatch, language, what, quote):
    lines = quote.splitlines()
    show = ("show", "2024", "work-points", "--office", "linjiang", "--workspace", str(sample))
    if language == "yaml":
        whole = (ROOT / lines.pop(0).removeprefix("# ")).read_text(encoding="utf-8").splitlines()
    elif what == "show":
        whole = run(capsys, monkeypatch, *show)
    elif what == "stale":
        city = sample / "inputs/jiangzhou/2024/work-points.yaml"
        text = city.read_text(encoding="utf-8")
        city.write_text(
            text.replace("专题学法, bound: 不少于, number: 5", "专题学法, bound: 不少于, number: 6"), "utf-8"
        )
        whole = run(capsys, monkeypatch, "check", *show[1:])
    else:
        whole = issued(what)

    left = iter(whole)
    assert [line for line in lines if line not in left] == []


@pytest.mark.parametrize("file", sorted(ROOT.glob("inputs/*/*/*.yaml")), ids=lambda file: "/".join(file.parts[-3:]))
def test_a_fault_at_the_beginning_of_a_file_is_told_and_nothing_that_follows(file):
    text = file.read_text(encoding="utf-8")
    line = text[: text.index("kind: ")].count("\n") + 1

    with pytest.raises(InputError) as caught:
        source.read(text.replace("kind: ", "kind：", 1).encode(), file.name)

    assert [(problem.where.line, problem.rule) for problem in caught.value.problems] == [(line, "full-width-colon")]
