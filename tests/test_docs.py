"""The manual says what the program does: every example is run, every key, name and rule is there and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportgen import compose, figures, prose
from reportgen.build import Task, composed
from reportgen.checks import RULES as CHECKS
from reportgen.layering import OWN_NAMES
from reportgen.load import Loader
from reportgen.model.chaptered import Contact
from reportgen.model.entry import Entry, Numbering
from reportgen.model.envelope import Attachment, Envelope
from reportgen.model.letter import Letter
from reportgen.model.minutes import Minutes
from reportgen.model.office import Formula, Office
from reportgen.model.report import Report
from reportgen.model.request import Request
from reportgen.model.statistics import Part, Statistic
from reportgen.model.work_points import Notice, Point, Target, WorkPoints
from reportgen.problems import ReportgenError
from reportgen.stencil import styles
from reportgen.verify import RULES as FORMAT_RULES
from reportgen.workspace import Workspace

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PACKAGE = ROOT / "reportgen"

CITY = "inputs/jiangzhou/2024/report.yaml"
OFFICES = {
    "inputs/jiangzhou/office.yaml": (
        "name: 江州市应急管理局\nfile_code: 江应急\nsuperior: 江州市人民政府\nprinted_by: 江州市应急管理局办公室\n"
    ),
    "inputs/linjiang/office.yaml": (
        "name: 江州市临江区应急管理局\ninherits: jiangzhou\nfile_code: 临应急\nsuperior: 江州市临江区人民政府\n"
    ),
}

# --- the examples ---------------------------------------------------------------------------------------------------

_FENCE = re.compile(r"^```(yaml|text)( 全文)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _examples(name: str) -> Iterator[Any]:
    """The YAML files before each result in a document, whether the result is the whole document, and the result."""
    files: dict[str, str] = {}
    text = (DOCS / name).read_text(encoding="utf-8")
    for fence in _FENCE.finditer(text):
        language, whole, content = fence.groups()
        if language == "yaml":
            path = re.match(r"# (inputs/\S+)", content)
            files[path[1] if path else CITY] = content
        elif files:
            line = text.count("\n", 0, fence.start()) + 1
            yield pytest.param(files, bool(whole), content, id=f"{name}:{line}")
            files = {}


def printed(folder: Path, files: dict[str, str], *, whole: bool) -> str:
    """What the YAML prints, a paragraph a line; or the problems it has."""
    for path, text in (OFFICES | files).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_complete(path, text), encoding="utf-8")
    (folder / "templates").mkdir()
    office = "linjiang" if any(path.startswith("inputs/linjiang") for path in files) else "jiangzhou"
    try:
        name = next((Path(path).stem for path in files if Path(path).stem not in {"office", "report"}), "report")
        document = composed(Loader(Workspace(folder)), Task(office, "2024", name)).document
    except ReportgenError as error:
        return "".join(f"{problem}\n" for problem in error.problems if problem.severity == "error")
    words = (piece for piece, _ in document.words()) if whole else (paragraph.words() for paragraph in document.body)
    return "".join(f"{piece}\n" for piece in words)


def _complete(path: str, text: str) -> str:
    """An example without the lines every report has, with them."""
    if path.endswith("report.yaml") and "linjiang" not in path:
        for key, line in (("kind", "kind: report"), ("title", "title: 江州市应急管理局2024年工作报告")):
            if not re.search(f"^{key}:", text, re.MULTILINE):
                text += f"{line}\n"
    return text


@pytest.mark.parametrize(("files", "whole", "expected"), [*_examples("data-format.md"), *_examples("manual.md")])
def test_an_example_of_the_manual_prints_what_it_shows(tmp_path, files, whole, expected):
    assert printed(tmp_path, files, whole=whole) == expected


_EXPRESSION_ROW = re.compile(r"^\| `(\{\{.*?\}\})` \| (.*?) \|", re.MULTILINE)


def _expressions() -> list[tuple[str, str]]:
    text = (DOCS / "data-format.md").read_text(encoding="utf-8")
    return [(row[1].replace("\\|", "|"), row[2]) for row in _EXPRESSION_ROW.finditer(text)]


@pytest.fixture(scope="module")
def known():
    """The statistics shown above the table of expressions."""
    from reportgen import inherit, source
    from reportgen.model import reading

    text = (DOCS / "data-format.md").read_text(encoding="utf-8")
    above = text[: _EXPRESSION_ROW.search(text).start()]
    block = [fence[3] for fence in _FENCE.finditer(above) if fence[1] == "yaml"][-1]
    read = source.read(f"kind: report\ntitle: 例\n{block}".encode(), "report.yaml")
    resolved = inherit.Resolved(read.root)
    report = reading.read(Report, resolved.values(), resolved.locate)
    return figures.figures(report.statistics, {})


@pytest.mark.parametrize(("expression", "words"), _expressions())
def test_an_expression_of_the_manual_prints_what_it_shows(known, expression, words):
    expanded = prose.expand(expression, known)
    assert (expanded.faults, expanded.text) == ((), words)


def test_every_function_of_the_expressions_is_shown():
    used = {name for expression, _ in _expressions() for name in re.findall(r"[a-z_]+", expression)}
    assert set(prose.FUNCTIONS) <= used


# --- the keys -------------------------------------------------------------------------------------------------------


def _section(document: str, heading: str) -> str:
    """The text under a heading, up to the next of any level."""
    text = (DOCS / document).read_text(encoding="utf-8")
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{document} has no heading {heading}"
    return found[1]


def _rows(section: str) -> dict[str, str]:
    """The first two columns of the tables in a section."""
    return dict(re.findall(r"^\| `([^`|]+)` \| ([^|]+?) \|", section, re.MULTILINE))


@pytest.mark.parametrize(
    ("heading", "models", "others"),
    [
        ("机关：office.yaml", [Office], []),
        ("过时说法的键", [Formula], []),
        ("年度报告：report.yaml", [Report], []),
        ("统计数的键", [Statistic], []),
        ("组成部分的键", [Part], []),
        ("条目的键", [Entry], []),
        ("附件的键", [Attachment], [Entry]),
        ("编号的键", [Numbering], []),
        ("工作要点：work-points.yaml", [WorkPoints], [Envelope]),
        ("通知的键", [Notice], []),
        ("要点的键", [Point], [Entry]),
        ("指标的键", [Target], []),
        ("函：letter.yaml", [Letter], [Envelope]),
        ("联系人的键", [Contact], []),
        ("纪要：minutes.yaml", [Minutes], [Envelope]),
        ("请示：request.yaml", [Request], [Envelope]),
    ],
)
def test_the_manual_explains_every_key_and_no_other(heading, models, others):
    inherited = {name for model in others for name in model.model_fields}
    titles = {name: field.title for model in models for name, field in model.model_fields.items()}
    assert _rows(_section("data-format.md", heading)) == {
        name: title for name, title in titles.items() if name not in inherited
    }


def test_the_manual_names_what_an_office_never_passes_down():
    assert set(_rows(_section("manual.md", "不沿用的内容"))) == {*OWN_NAMES}


# --- templates ------------------------------------------------------------------------------------------------------


def _names(shapes: dict[str, Any], before: str = "") -> Iterator[str]:
    for name, shape in shapes.items():
        yield before + name
        inner = shape[0] if isinstance(shape, list) else shape
        if isinstance(inner, dict):
            yield from _names(inner, f"{before}{name}.")


def test_the_manual_lists_every_name_a_template_may_use():
    assert set(_rows(_section("templates.md", "可以用的名称"))) == {*_names(compose.NAMES)}


def test_the_manual_lists_the_styles_of_the_template():
    assert set(_rows(_section("templates.md", "样式一览"))) == {
        style.name
        for style in (
            *(*styles.PARAGRAPH_STYLES, *styles.LETTER_STYLES, *styles.MINUTES_STYLES),
            *(*styles.RUN_STYLES, *styles.LETTER_RUN_STYLES, *styles.MINUTES_RUN_STYLES),
        )
    }


# --- rules ----------------------------------------------------------------------------------------------------------

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAKERS = {
    *("Problem", "Fault", "Refusal", "Unwanted", "FigureError", "wrong"),
    *("once", "add", "report", "fault", "_fault"),
}
_OTHER_WORDS = {
    *("custom-properties", "extended-properties"),  # parts of a Word file
    *("cannot-tell", "not-applicable"),  # what verify may say of a rule
    *("ms-excel", "ms-powerpoint", "x-emf", "x-wmf"),  # types of files
    *("reportgen-source", "python-docx", "work-points", "fc-list"),  # a property, a library, a kind, a program
}
_MADE_UP = {
    *("no-such-office", "no-such-year", "no-such-document"),  # workspace.choose
    *("dropped-words", "moved-words", "extra-words", "altered-words"),  # build, from readback.Difference.kind
}


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _ids_in(tree: ast.AST) -> Iterator[str]:
    """Every text that is handed over as a rule, and every one that looks like a rule of several words."""
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described:
            if re.fullmatch(r"[a-z]+(-[a-z]+)+", node.value):
                yield node.value
        elif isinstance(node, ast.Call) and _called(node.func) in _MAKERS:
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            yield from [text for text in texts if _ID.fullmatch(text)][:1]
        elif isinstance(node, ast.Tuple) and len(node.elts) == 3:
            yield from _first_before_chinese(node)


def _first_before_chinese(triple: ast.Tuple) -> Iterator[str]:
    """The rule of a (rule, message, remedy)."""
    rule, message, _ = (part.value if isinstance(part, ast.Constant) else None for part in triple.elts)
    if isinstance(rule, str) and _ID.fullmatch(rule) and isinstance(message, str) and re.search("[一-龥]", message):
        yield rule


def test_every_rule_of_the_program_is_explained():
    found = {
        rule
        for file in sorted(PACKAGE.rglob("*.py"))
        if file.parent
        not in {PACKAGE / "verify" / "rules", PACKAGE / "verify" / "printed"}  # docs/format-rules.md lists those
        for rule in _ids_in(ast.parse(file.read_text(encoding="utf-8")))
    }
    rules = (
        (found | _MADE_UP | {rule.ID for rule in (*CHECKS, *FORMAT_RULES)}) - _OTHER_WORDS - {"warning", "information"}
    )
    text = (DOCS / "errors.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE)
    assert sorted(explained) == sorted(set(explained)), "a rule is explained twice"
    assert set(explained) == rules


# --- the text itself ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("document", ["manual.md", "data-format.md", "templates.md", "errors.md", "design.md"])
def test_links_between_the_documents_lead_somewhere(document):
    text = (DOCS / document).read_text(encoding="utf-8")
    for target, _, heading in re.findall(r"\]\(([^)#\s:]*)(#([^)\s]*))?\)", text):
        linked = DOCS / target if target else DOCS / document
        assert linked.exists(), target
        if heading:
            anchors = {
                re.sub(r"[^\w\- ]", "", line.lstrip("#").strip()).replace(" ", "-").lower()
                for line in linked.read_text(encoding="utf-8").splitlines()
                if line.startswith("#")
            }
            assert heading in anchors, f"{target}#{heading}"


@pytest.mark.parametrize("document", ["manual.md", "data-format.md", "templates.md", "errors.md"])
def test_the_manual_uses_full_width_punctuation(document):
    text = re.sub(
        r"```.*?```|`[^`]*`|\]\([^)]*\)|“键: 值”", "", (DOCS / document).read_text(encoding="utf-8"), flags=re.DOTALL
    )
    assert re.findall(r"[一-龥][,;:?!](?=[一-龥\s])", text) == []
