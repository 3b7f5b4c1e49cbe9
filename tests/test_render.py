"""Filling a template: the compiled way says what docxtpl says."""

import io
import time
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_template import OPEN, WORD, docx, footer, p, relationship, table

from reportgen import package, render, stencil
from reportgen import template as gate
from reportgen.compose import NAMES
from reportgen.render import cache, fit
from reportgen.render.compiled import Compiled
from reportgen.render.compiling import compiled
from reportgen.stencil import report_template
from reportgen.template.language import Colour

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
        "attendance": st.lists(st.fixed_dictionaries({"label": words, "names": words}), max_size=3),
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


def by_docxtpl(
    template: bytes, values: dict[str, Any], make: Callable[[DocxTemplate], dict[str, Any]] = lambda _: {}
) -> dict[str, bytes]:
    """The parts that stock docxtpl gives for the same template, the same values and those it makes itself."""
    parts = package.read(template, "report.docx").parts
    parts[DOCUMENT] = fit.placed(parts[DOCUMENT], parts.get("word/styles.xml"))
    filled = DocxTemplate(io.BytesIO(package.write(parts)))
    filled.init_docx()
    filled.render(values | make(filled), autoescape=True)
    buffer = io.BytesIO()
    filled.save(buffer)
    return package.read(buffer.getvalue(), "report.docx").parts


def canonical(part: bytes) -> bytes:
    """The part as canonical XML; docxtpl does not heed the order of a cell's properties."""
    root = package.xml(part)
    for properties in root.iter(f"{W}tcPr"):
        properties[:] = sorted(properties, key=lambda one: one.tag)
    return etree.tostring(root, method="c14n2")


@settings(max_examples=40, deadline=None)
@given(contexts)
def test_the_compiled_way_gives_the_document_that_docxtpl_gives(values: dict[str, Any]):
    given = {**values, "fit": fit.values(values)}

    assert_equal(COMPILED.filled(given), by_docxtpl(TEMPLATE, given))


@pytest.mark.parametrize("kind", ["letter", "minutes"])
@settings(max_examples=15, deadline=None)
@given(values=contexts)
def test_so_it_does_for_letters_and_minutes(kind: str, values: dict[str, Any]):
    given = {**values, "fit": fit.values(values)}

    assert_equal(standard(kind).filled(given), by_docxtpl(stencil.template(kind), given))


@lru_cache
def standard(kind: str) -> Compiled:
    return compiled(stencil.template(kind), f"{kind}.docx", NAMES)


def assert_equal(ours: dict[str, bytes], theirs: dict[str, bytes]):
    assert set(ours) == set(theirs)
    for name, part in ours.items():
        if name.endswith((".xml", ".rels")) and name != "docProps/core.xml":
            assert canonical(part) == canonical(theirs[name]), name


TAGGED_NAMES = {
    "title": str,
    "sealed": bool,
    "office": {"name": str},
    "lines": [str],
    "body": [{"style": str, "text": str, "notes": [str]}],
    "count": int,
    "shade": Colour,
}
# No “_”: docxtpl makes {{ of {_{, also where a person wrote that.
anything = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="_￾￿") | st.sampled_from("\n\t\a\f &<>{}%'\"")
)
tagged_values = st.fixed_dictionaries(
    {
        "title": anything,
        "sealed": st.booleans(),
        "office": st.fixed_dictionaries({"name": anything}),
        "lines": st.lists(anything, max_size=4),
        "body": st.lists(
            st.fixed_dictionaries(
                {"style": st.sampled_from(["a", "b", ""]), "text": anything, "notes": st.lists(anything, max_size=2)}
            ),
            max_size=3,
        ),
        "count": st.integers(1, 9),
        "shade": st.from_regex("[0-9A-F]{6}", fullmatch=True),
    }
)
TORN = (
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>甲{</w:t></w:r><w:r><w:t>{ tit</w:t></w:r><w:r><w:t>le }}乙</w:t></w:r></w:p>"
)
BOLD = "<w:r><w:rPr><w:b/></w:rPr><w:t>"


def cell(*paragraphs: str, properties: str = "") -> str:
    """A cell as Word writes it, for `grid`."""
    width = '<w:tcW w:w="900" w:type="dxa"/>'
    return f'<w:tc><w:tcPr>{width}{properties}<w:vAlign w:val="center"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def grid(*rows: list[str]) -> str:
    columns = '<w:gridCol w:w="900"/>' * len(rows[0])
    lines = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


TAGS = {
    "a value, a member of one, quotes and escapes": [p("{{ title }}{{ office.name }}{{ office['name'] }}&amp;&lt;")],
    "a tag torn into runs": [TORN],
    "a tab, a line break and a page break beside a tag": [
        "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>{{ title }}</w:t><w:tab/><w:t>右</w:t><w:br/></w:r>"
        '<w:r><w:br w:type="page"/><w:t xml:space="preserve"> {{ title }} </w:t></w:r></w:p>'
    ],
    "conditions and loops in a line": [
        p("{% if sealed %}章{% elif title == '甲' or not lines %}甲{% else %}无{% endif %}"),
        p(
            "{% for line in lines %}{{ loop.index }}{{ line }}{% if not loop.last %}、{% endif %}{% else %}无{% endfor %}"
        ),
        p("{% if lines|length != 2 and title is defined %}{{ lines|length }}{% endif %}{# 不印 #}"),
    ],
    "paragraphs": [
        p("{%p for entry in body %}"),
        p("{%p if entry.style == 'a' %}"),
        p("{{ loop.index }}{{ entry.text }}"),
        p("{%p elif entry.style %}"),
        p("{%p for note in entry.notes %}"),
        p("{{ note }}{% if loop.first %}首{% endif %}"),
        p("{%p endfor %}"),
        p("{%p else %}"),
        p("{%p endif %}"),
        p("{%p endfor %}"),
        p("{#p 不印 #}"),
    ],
    "rows": [table([p("头")], [p("{%tr for line in lines %}")], [p("{{ line }}")], [p("{%tr endfor %}")])],
    "cells": [table([p("头"), p("{%tc for line in lines %}"), p("{{ line }}"), p("{%tc endfor %}")], [p("尾")])],
    "runs": [
        p("甲{%r if sealed %}乙{%r elif title == '甲' %}丙", "丁{%r endif %}", f"{BOLD}尾</w:t></w:r>"),
        p("{%r for line in lines %}", f"{BOLD}{{{{ line }}}}</w:t></w:r>", "{%r else %}", "无", "{", "%r endfor %}"),
    ],
    "a colour and a number of columns": [
        grid(
            [cell(p("{% cellbg 'D9D9D9' %}{{ title }}")), cell(p("{% cellbg “auto” %}"), p("{{ title }}"))],
            [cell(p("{% colspan 2 %}{{ title }}{% cellbg shade %}"), properties='<w:shd w:fill="FF0000"/>')],
            [cell(p("{% colspan count %}", "{{ title }}")), cell(p("{", "% cellbg shade %}甲"))],
            [cell(p("{%tr for line in lines %}")), cell(p(""))],
            [cell(p("{{ line }}{% colspan loop.index %}")), cell(p("{% colspan line|length or 1 %}"))],
            [cell(p("{%tr endfor %}")), cell(p(""))],
        )
    ],
    "cells that are one": [
        grid(
            [cell(p("{%tr for entry in body %}")), cell(p("")), cell(p(""))],
            [cell(p("头{% vm %}{{ title }}")), cell(p("{{ entry.text }}")), cell(p("{% cellbg shade %}{% vm %}"))],
            [cell(p("{%tr endfor %}")), cell(p("")), cell(p(""))],
        ),
        grid(
            [cell(p("头")), cell(p("尾"))],
            [
                cell(p("{%tc for line in lines %}")),
                cell(p("头{% hm %}{{ title }}")),
                cell(p("{%tc endfor %}")),
                cell(p("{%tc for line in lines %}")),
                cell(p("{% hm %}", f"{BOLD}{{{{ line }}}}</w:t></w:r>"), properties='<w:gridSpan w:val="2"/>'),
                cell(p("{%tc endfor %}")),
            ],
        ),
    ],
    "filters": [
        p("{{ lines|join('、&lt;') }}{{ lines|join }}{{ lines|count }}{{ lines|first }}{{ lines|last|upper }}"),
        p("{{ title|default('无') }}{{ title|default(office.name, true) }}{{ lines|first|default(count) }}"),
        p("{{ title|upper }}{{ title|lower }}{{ title|trim }}{{ count|trim }}{{ title|length|default('无') }}"),
        p(
            "{% if lines|first is defined %}有{% endif %}{% if lines|first == '' or lines|last == lines|first %}空{% endif %}"
        ),
        p("{% if lines|first != title and title|trim %}异{% endif %}{{ lines|last or '无' }}{{ lines|first|length }}"),
        p("{% for line in lines %}{{ loop.length }}{% endfor %}"),
    ],
    "braces that are none": [p("{_{ 甲 }_}{_% 甲 %_}", "{_{}_}{{ title }}")],
    "cells, by a tag torn into runs": [table([p("头"), p("{", "%tc if sealed %}"), p("章"), p("{%tc endif %}")])],
}
SECTION = (  # docxtpl fills footnotes in only where there is one
    '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/></w:sectPr>'
)
FOOTNOTES = (
    "word/footnotes.xml",
    f"{WORD}footnotes+xml",
    f'<w:footnotes {OPEN}><w:footnote w:id="1">{p("注{# 不印 #}")}</w:footnote></w:footnotes>',
)
BESIDE = {
    "links": [
        relationship(1, "header", "header1.xml"),
        relationship(2, "footer", "footer1.xml"),
        relationship(3, "footnotes", "footnotes.xml"),
    ],
    "files": [
        ("word/header1.xml", f"{WORD}header+xml", f"<w:hdr {OPEN}>{p('{{ office.name }}')}</w:hdr>"),
        footer(p("{", "{ title }}"), p("尾")),
        FOOTNOTES,
    ],
}


@pytest.mark.parametrize("body", [*TAGS.values(), list(chain(*TAGS.values()))], ids=[*TAGS, "all together"])
@settings(max_examples=15, deadline=None)
@given(values=tagged_values)
def test_every_tag_that_is_admitted_means_what_it_means_to_docxtpl(body: list[str], values: dict[str, Any]):
    template = docx(*body, SECTION, **BESIDE)

    assert_equal(ready(template).filled(values), by_docxtpl(gate.load(template, "t.docx", TAGGED_NAMES), values))


@lru_cache
def ready(template: bytes) -> Compiled:
    return compiled(template, "t.docx", TAGGED_NAMES)


PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xfc\xcf\xc0P\x0f\0"
    b"\4\x85\1\x80\x84\xa9\x8c!\0\0\0\0IEND\xaeB`\x82"
)
MAKERS: dict[str, Callable[[DocxTemplate], Any]] = {
    "picture": lambda read: InlineImage(read, io.BytesIO(PICTURE), width=Mm(20)),
    "subdocument": lambda read: subdocument(read, "甲", "乙"),
}
OBJECTS = {**TAGGED_NAMES, "rich": object, "listing": object, "picture": object, "subdocument": object}
WITH_OBJECTS = [
    p("前{{r rich }}后", f"{BOLD}{{{{ listing }}}}</w:t></w:r>"),
    p("{%p if picture and subdocument is defined %}"),
    p("{{ picture }}{{ title }}"),
    p("{{p subdocument }}"),
    p("{%p endif %}"),
]


def subdocument(read: DocxTemplate, *lines: str) -> Any:
    made = read.new_subdoc()
    for line in lines:
        made.add_paragraph(line)
    return made


@pytest.mark.parametrize(("title", "columns"), [("甲", 3), ("", 1)])
def test_a_row_longer_than_the_others_takes_its_columns_with_it(title: str, columns: int):
    empty, long = cell(p("")), [cell(p("甲"))] * 3
    body = grid(
        [cell(p("{%tr if title %}")), empty, empty],
        long,
        [cell(p("{%tr endif %}")), empty, empty],
        [cell(p("尾{{ title }}"))],
    )

    done = ready(docx(body)).filled({"title": title})

    assert_equal(done, by_docxtpl(gate.load(docx(body), "t.docx", TAGGED_NAMES), {"title": title}))
    assert done[DOCUMENT].count(b"<w:gridCol ") == columns


def test_a_table_that_docxtpl_cannot_measure_is_filled_in_as_it_is():
    body = grid([cell(p("{{ title }}"))]).replace("<w:tblGrid>", "<w:tblGrid><w:gridCol/>")

    assert "甲" in ready(docx(body)).filled({"title": "甲"})[DOCUMENT].decode()


@settings(max_examples=15, deadline=None)
@given(values=tagged_values, said=anything)
def test_objects_of_docxtpls_own_are_filled_in_by_docxtpl(values: dict[str, Any], said: str):
    own = {"rich": RichText(said, bold=True, color="FF0000"), "listing": Listing(said)}
    template = docx(*WITH_OBJECTS, *chain(*TAGS.values()), SECTION, **BESIDE)

    ours = with_objects(template).filled(values | own | MAKERS)

    gated = gate.load(template, "t.docx", OBJECTS)
    theirs = by_docxtpl(gated, values | own, lambda read: {name: make(read) for name, make in MAKERS.items()})
    assert_equal(ours, theirs)
    assert [name for name in ours if "media" in name] == ["word/media/image1.png"]


@lru_cache
def with_objects(template: bytes) -> Compiled:
    return compiled(template, "t.docx", OBJECTS)


def test_beside_an_object_a_text_is_printed_as_it_is():
    template = with_objects(docx(p("{{ title }}{{ listing }}")))

    done = template.filled({"title": "{_{ <甲> }_}", "listing": Listing("乙\n丙")})

    assert "".join(map(str, package.xml(done[DOCUMENT]).itertext())) == "{_{ <甲> }_}乙丙"


def test_an_object_that_brings_broken_xml_is_no_document():
    broken = RichText("甲")
    broken.xml = "<w:r><w:t>甲</w:r>"

    with pytest.raises(etree.XMLSyntaxError):
        with_objects(docx(p("{{r rich }}"))).filled({"rich": broken})


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{{ picture.tpl.save('/tmp/x') }}", "forbidden-language"),
        ("{{ picture.tpl }}", "unknown-name"),
        ("{{ picture['tpl'] }}", "unknown-name"),
        ("{{ picture|upper }}", "not-text"),
        ("{{ title|default(picture) }}", "not-text"),
        ("{{ picture|length }}", "not-a-list"),
        ("{% if picture == title %}{% endif %}", "not-text"),
        ("{% for a in picture %}{% endfor %}", "not-a-list"),
        ("{{r title }}", "broken-tag"),
        ("{{tr picture }}", "broken-tag"),
    ],
)
def test_a_tag_reaches_nothing_in_an_object(text: str, rule: str):
    assert [problem.rule for problem in gate.check(docx(p(text)), "t.docx", OBJECTS)] == [rule]


@pytest.mark.parametrize(
    "many",
    [
        p("第{{ title }}条{% if sealed %}（{{ office.name }}）{% endif %}") * 4000,
        table(*[[p("{{ title }}"), p("{{ office.name }}")]] * 4000),
        p("{%r if sealed %}{{ title|default('无', true) }}{%r endif %}") * 4000,
        grid(*[[cell(p("{% cellbg 'D9D9D9' %}{{ title }}"))]] * 4000),
    ],
    ids=["paragraphs", "rows", "runs", "coloured cells"],
)
def test_a_template_of_four_thousand_tags_is_compiled_in_seconds_and_filled_at_once(many: str):
    values = {"title": "甲", "sealed": True, "office": {"name": "局"}}

    started = time.process_time()
    template = compiled(docx(many), "t.docx", TAGGED_NAMES)
    made = time.process_time() - started
    done = template.filled(values)[DOCUMENT].decode()
    filled = time.process_time() - started - made

    assert done.count("甲") == 4000
    assert made < 10
    assert filled < 0.5


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
