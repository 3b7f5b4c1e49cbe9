"""The sample workspace of the repository."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.build import Task, build, composed, tasks
from reportgen.load import Loader
from reportgen.model.schema import MODELS, json_schema
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[1]
CITY = Task("jiangzhou", "2024", "report")


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
        "outputs/2024/jiangzhou/江州市应急管理局2024年法治政府建设工作报告.docx",
        "outputs/2024/linjiang/江州市临江区应急管理局2024年法治政府建设情况报告.docx",
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

    assert any(unit in {whole.unit, *(part.unit for part in whole.parts.values())} for whole in report.statistics.values())


@pytest.mark.parametrize("words", [r"万余", r"约", r"多[条家个]", r"其中", r"个百分点", r"分别比上年下降[0-9.]+%和[0-9.]+%"])
def test_the_city_report_words_its_figures_in_every_way(words):
    text = "".join(paragraph.words() for paragraph in composed(Loader(Workspace(ROOT)), CITY).document.body)

    assert re.search(words, text)


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
