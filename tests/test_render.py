"""Filling a template: the compiled way says what docxtpl says."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen import package, render
from reportgen.compose import NAMES
from reportgen.render import cache, fit
from reportgen.render.compiling import compiled
from reportgen.stencil import report_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"
TEMPLATE = report_template()
COMPILED = compiled(TEMPLATE, "report.docx", NAMES)

words = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="￾￿"), max_size=20)
styles = st.sampled_from([f"{kind}_{level}" for kind in ("heading", "lead") for level in (1, 2, 3, 4)] + ["body"])
bodies = st.lists(st.fixed_dictionaries({"style": styles, "heading": words, "text": words}), max_size=4)
contexts = st.fixed_dictionaries(
    {
        **{name: words for name, shape in NAMES.items() if shape is str},
        "upward": st.booleans(),
        "sealed": st.booleans(),
        "imprint_on_next_page": st.booleans(),
        "signer_lines": st.lists(st.fixed_dictionaries({"label": words, "names": words}), max_size=3),
        "title_lines": st.lists(words, max_size=3),
        "body": bodies,
        "attachment_notes": st.lists(
            st.fixed_dictionaries({"label": words, "number": words, "name": words}), max_size=3
        ),
        "sign": st.lists(words, max_size=2),
        "attachments": st.lists(
            st.fixed_dictionaries({"mark": words, "title_lines": st.lists(words, max_size=2), "body": bodies}),
            max_size=2,
        ),
    }
)


def context(**stated: Any) -> dict[str, Any]:
    empty = {name: "" if shape is str else shape is not bool and [] for name, shape in NAMES.items()}
    return empty | stated


def by_docxtpl(values: dict[str, Any]) -> dict[str, bytes]:
    """The parts that stock docxtpl gives for the same template and the same values."""
    parts = package.read(TEMPLATE, "report.docx").parts
    parts[DOCUMENT] = fit.placed(parts[DOCUMENT], parts["word/styles.xml"])
    filled = DocxTemplate(io.BytesIO(package.write(parts)))
    filled.render(values, autoescape=True)
    buffer = io.BytesIO()
    filled.save(buffer)
    return package.read(buffer.getvalue(), "report.docx").parts


def canonical(part: bytes) -> bytes:
    return etree.tostring(package.xml(part), method="c14n2")


@settings(max_examples=40, deadline=None)
@given(contexts)
def test_the_compiled_way_gives_the_document_that_docxtpl_gives(values: dict[str, Any]):
    ours = COMPILED.filled({**values, "fit": fit.values(values)})
    theirs = by_docxtpl({**values, "fit": fit.values(values)})

    assert set(ours) == set(theirs)
    for name in ours:
        if name.endswith((".xml", ".rels")) and name != "docProps/core.xml":
            assert canonical(ours[name]) == canonical(theirs[name]), name


def element(parts: dict[str, bytes], style: str) -> Any:
    return next(
        paragraph
        for paragraph in package.xml(parts[DOCUMENT]).iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle") is not None
        and paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style
    )


def fill(**stated: Any) -> dict[str, bytes]:
    return render.fill(COMPILED, context(**stated), "机关", date(2025, 1, 10))


@pytest.mark.parametrize(
    ("mark", "scale"), [("江州市应急管理局文件", "76"), ("苏州市吴中区人民政府办公室文件" * 2, "29")]
)
def test_a_mark_too_long_for_the_line_gets_narrower_characters(mark, scale):
    assert element(fill(mark=mark), "Mark").find(f".//{W}w").get(f"{W}val") == scale


def _with_mark(change: Callable[[str], str]) -> bytes:
    """The standard template, its styles changed."""
    parts = package.read(TEMPLATE, "report.docx").parts
    return package.write(parts | {"word/styles.xml": change(parts["word/styles.xml"].decode()).encode()})


@pytest.mark.parametrize(
    ("size", "width", "characters", "scale"),
    [
        ("72", "76", 13, "76"),  # 36 pt: thirteen characters fit as they are
        ("72", "82", 13, "82"),
        ("72", "76", 20, "59"),
        ("120", "76", 9, "76"),  # 60 pt: nine fit, ten do not
        ("120", "76", 10, "71"),
        ("72", "", 11, "100"),
    ],
)
def test_a_mark_is_narrowed_by_the_size_its_style_has_in_the_template(size, width, characters, scale):
    def change(styles: str) -> str:
        width_said = f'<w:w w:val="{width}"/>' if width else ""
        changed = styles.replace('<w:w w:val="76"/>', width_said).replace('w:sz w:val="96"', f'w:sz w:val="{size}"')
        assert changed != styles
        return changed

    template = compiled(_with_mark(change), "report.docx", NAMES)
    parts = render.fill(template, context(mark="局" * characters), "机关", date(2025, 1, 10))

    assert element(parts, "Mark").find(f".//{W}w").get(f"{W}val") == scale


def test_an_unsealed_date_begins_two_characters_right_of_the_name():
    parts = fill(sign=["江州市应急管理局"], date="2025年1月10日")

    name, day = (int(element(parts, f"{what}Unsealed").find(f".//{W}ind").get(f"{W}left")) for what in ("Sign", "Date"))
    assert day - name == 632


def test_a_long_closing_paragraph_is_not_held_to_the_sign_off():
    short = fill(sealed=True, sign=["局"], date="日", body=[{"style": "body", "heading": "", "text": "特此报告。"}])
    long = fill(sealed=True, sign=["局"], date="日", body=[{"style": "body", "heading": "", "text": "长" * 300}])

    assert element(short, "BodyTextLast") is not None
    with pytest.raises(StopIteration):
        element(long, "BodyTextLast")


def test_the_properties_come_from_the_document_and_not_from_the_clock():
    core = fill(title_lines=["甲&乙", "报告"])["docProps/core.xml"].decode()

    assert "<dc:title>甲&amp;乙报告</dc:title><dc:creator>机关</dc:creator>" in core
    assert core.count("2025-01-10T00:00:00Z") == 2


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(cache, "_in_memory", {})
    return tmp_path / "reportgen"


def prepare() -> tuple[dict[str, bytes], ...]:
    return render.prepared(TEMPLATE, "report.docx", NAMES)[:1]


def entry(folder: Path) -> Path:
    (found,) = folder.iterdir()
    return found


def test_a_template_is_compiled_once_and_then_read_from_the_users_own_folder(fresh, monkeypatch):
    first = prepare()
    monkeypatch.setattr(cache, "_in_memory", {})
    monkeypatch.setattr("reportgen.render.compiling.compiled", None)  # would not be called any more

    assert prepare() == first
    assert fresh.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b"x" + file.read_bytes()[1:]),
        lambda file: file.write_bytes(file.read_bytes()[:-1]),
        lambda file: file.write_bytes(b""),
        lambda file: file.parent.chmod(0o777),
    ],
    ids=["changed", "cut", "empty", "others may write"],
)
def test_a_kept_template_that_cannot_be_trusted_is_made_anew(fresh, monkeypatch, spoil: Callable[[Path], object]):
    first = prepare()
    spoil(entry(fresh))
    monkeypatch.setattr(cache, "_in_memory", {})

    assert cache.read(entry(fresh).name) is None
    assert prepare() == first


def test_without_a_home_templates_are_kept_in_memory_only(monkeypatch, tmp_path):
    for name in ("XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)

    prepare()

    assert list(tmp_path.iterdir()) == []


def test_any_change_to_the_template_is_another_entry():
    parts = package.read(TEMPLATE, "report.docx").parts
    other = package.write(parts | {"word/styles.xml": parts["word/styles.xml"] + b" "})

    assert cache.key(TEMPLATE, NAMES) != cache.key(other, NAMES)
