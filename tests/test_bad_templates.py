"""A template that is hostile, damaged or only mistaken: a problem that says where, and the old document stays."""

import io
import random
import re
import shutil
import subprocess
import time
import zipfile
import zlib

import docx
import pytest
import trials
from docx.oxml import parse_xml
from docx.shared import Pt
from lxml import etree
from trials import OUTPUT, REPORT, REPORT_FILE, TEMPLATE, TEXT, refused

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARED = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml"'
MAIN, RELATIONS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
PICTURE = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xfc\xcf\xc0P\x0f\0"
    b"\4\x85\1\x80\x84\xa9\x8c!\0\0\0\0IEND\xaeB`\x82"
)


@pytest.fixture
def place(tmp_path):
    made = trials.place(tmp_path)
    made.rewrite(("特此报告。", "专此报告。"))  # something new to build
    return made


def held(place, template, rule="", *, where=""):
    """The whole promise for a template that is refused."""
    before = place.outputs()
    place.write(TEMPLATE, template)
    started = time.process_time()
    ran = place.run()
    told = [(spot, name) for spot, name in ran.errors() if spot.startswith(TEMPLATE) and where in spot]
    assert told, ran.err
    refused(ran, 4, told[0][0])
    assert any(rule in {"", name} for _, name in told), ran.err
    assert place.outputs() == before
    assert time.process_time() - started < 5


def parts():
    """The parts of the standard template."""
    with zipfile.ZipFile(io.BytesIO(trials.blank())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(changed, *, method=zipfile.ZIP_DEFLATED):
    """These parts as a file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in changed.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(name, old, new):
    """The standard template with the first `old` in one part replaced."""
    some = parts()
    old, new = (one.encode() if isinstance(one, str) else one for one in (old, new))
    assert old in some[name], f"no {old!r} in {name}"
    return packed({**some, name: some[name].replace(old, new, 1)})


def without(*names):
    """The standard template without these parts."""
    return packed({name: content for name, content in parts().items() if name not in names})


def body(xml, *, last=True):
    """The standard template with this at the end, or the beginning, of its text."""
    end = "<w:sectPr"
    main = parts()[MAIN].decode()
    at = main.rindex(end) if last else main.index("<w:body>") + len("<w:body>")
    content = main[:at] + xml.replace("<w:", "<w:", 1) + main[at:]
    return packed({**parts(), MAIN: content.encode()})


def said(text):
    """The standard template with a paragraph of this text before all others."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return body(f'<w:p><w:r><w:t xml:space="preserve">{escaped}</w:t></w:r></w:p>', last=False)


def linked(kind, target, *, external=True, extra=None):
    """The standard template with one more relationship, and perhaps the part it leads to."""
    mode = ' TargetMode="External"' if external else ""
    arrow = f'<Relationship Id="rIdX" Type="{R}/{kind}" Target="{target}"{mode}/></Relationships>'
    some = {**parts(), **(extra or {})}
    some[RELATIONS] = some[RELATIONS].replace(b"</Relationships>", arrow.encode())
    return packed(some)


def encrypted():
    """The standard template with the mark of encryption on every entry."""
    data = bytearray(trials.blank())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            data[start + offset] |= 1
            start = data.find(signature, start + 4)
    return bytes(data)


def spoilt():
    """The standard template, its text changed but not the checksum of it."""
    data = trials.blank()
    checksum = zlib.crc32(parts()[MAIN]).to_bytes(4, "little")
    assert checksum in data
    return data.replace(checksum, b"\0\0\0\0")


# Not a Word document

MAIN_TYPE = "wordprocessingml.document.main+xml"
FILES = {
    "empty": b"",
    "text": "这是模板\n".encode(),
    "GBK text": "这是模板\n".encode("gbk"),
    "RTF": b"{\\rtf1\\ansi {{ to }}}",
    "PDF": b"%PDF-1.7\n",
    "HTML": b"<html><body>{{ to }}</body></html>",
    "MHT": b"MIME-Version: 1.0\n",
    "XML": b"<?xml version='1.0'?><a/>",
    "an old .doc or .wps": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000,
    "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000,
    "NUL": b"\0" * 5000,
    "the beginning of a zip": b"PK\x03\x04",
    "an empty zip": packed({}),
    "a zip of something else": packed({"a.txt": b"x"}),
    "an ODT": packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
    "an OFD": packed({"OFD.xml": b"<a/>"}),
    "cut in half": lambda: trials.blank()[: len(trials.blank()) // 2],
    "cut at the end": lambda: trials.blank()[:-30],
    "a byte gone at the front": lambda: trials.blank()[1:],
    "a macro document": lambda: changed(TYPES, f"vnd.openxmlformats-officedocument.{MAIN_TYPE}", "vnd.ms-word.document.macroEnabled.main+xml"),
    "a Word template": lambda: changed(TYPES, MAIN_TYPE, "wordprocessingml.template.main+xml"),
    "a workbook": lambda: changed(TYPES, MAIN_TYPE, "spreadsheetml.sheet.main+xml"),
    "no content types": lambda: without(TYPES),
    "no main part": lambda: without(MAIN),
    "no relationships": lambda: without("_rels/.rels"),
    "an encrypted entry": encrypted,
    "a name that leads out": lambda: packed({**parts(), "../evil.xml": b"<a/>"}),
    "an absolute name": lambda: packed({**parts(), "/etc/evil": b"<a/>"}),
    "a name with a backslash": lambda: packed({**parts(), "word\\..\\..\\evil": b"<a/>"}),
    "a name of Windows": lambda: packed({**parts(), "C:/evil": b"<a/>"}),
    "another compression": lambda: packed(parts(), method=zipfile.ZIP_BZIP2),
    "2,100 parts": lambda: packed({**parts(), **{f"x/{n}": b"" for n in range(2100)}}),
    "a part of 60 MB": lambda: packed({**parts(), "word/media/image1.png": b"\0" * (60 << 20)}),
    "main part of 30 MB": lambda: changed(MAIN, "</w:body>", "<!--" + "x" * (30 << 20) + "--></w:body>"),
    "main part is no XML": lambda: packed({**parts(), MAIN: b"hello"}),
    "main part is cut": lambda: packed({**parts(), MAIN: parts()[MAIN][:-200]}),
    "main part is empty": lambda: packed({**parts(), MAIN: b""}),
    "main part in UTF-16": lambda: packed({**parts(), MAIN: parts()[MAIN].decode().replace("UTF-8", "UTF-16").encode("utf-16")}),
    "main part is another": lambda: packed({**parts(), MAIN: b"<a/>"}),
    "no body": lambda: packed({**parts(), MAIN: f"<w:document {DECLARED}/>".encode()}),
    "a DOCTYPE": lambda: changed(MAIN, "<w:document", '<!DOCTYPE a [<!ENTITY x "甲">]><w:document'),
    "an entity that reads a file": lambda: changed(MAIN, "<w:document", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document'),
    "an entity bomb": lambda: changed(MAIN, "<w:document", "<!DOCTYPE a [<!ENTITY a 'x'>" + "".join(f"<!ENTITY a{n} '{('&a' + (str(n - 1) if n else '') + ';') * 10}'>" for n in range(12)) + "]><w:document"),
    "a footer that is cut": lambda: packed({name: content[:-9] if "footer" in name and name.endswith(".xml") else content for name, content in parts().items()}),
    "no footer": lambda: without(*[name for name in parts() if re.fullmatch(r"word/footer\d*\.xml", name)]),
    "no styles part": lambda: without("word/styles.xml"),
    "styles that are no XML": lambda: packed({**parts(), "word/styles.xml": b"<w:styles"}),
    "nesting of 10,000": lambda: body("<w:sdt><w:sdtContent>" * 10_000 + "</w:sdtContent></w:sdt>" * 10_000),
    "a broken checksum": spoilt,
}  # fmt: skip


@pytest.mark.parametrize("data", FILES.values(), ids=FILES)
def test_a_file_that_is_no_template(place, data):
    held(place, data() if callable(data) else data)


# What a template may not bring

BROUGHT = {
    "another template": lambda: linked("attachedTemplate", "http://example.org/evil.dotm"),
    "a remote picture": lambda: linked("image", "http://example.org/a.png"),
    "a picture of the machine": lambda: linked("image", "file:///etc/passwd"),
    "a remote frame": lambda: linked("frame", "http://example.org/"),
    "a remote object": lambda: linked("oleObject", "http://example.org/"),
    "a chunk": lambda: linked("aFChunk", "evil.html", external=False, extra={"word/evil.html": b"<html/>"}),
    "macros": lambda: linked("vbaProject", "vbaProject.bin", external=False, extra={"word/vbaProject.bin": b"\0"}),
    "macros nobody points to": lambda: packed({**parts(), "word/vbaProject.bin": b"\0"}),
    "a script for a link": lambda: linked("hyperlink", "javascript:alert(1)"),
    "a link": lambda: linked("hyperlink", "https://example.org/"),
    "a link to a file": lambda: linked("hyperlink", "file:///c:/evil.exe"),
    "an object": lambda: linked("oleObject", "a.bin", external=False, extra={"word/a.bin": b"\0"}),
    "a chart": lambda: linked("chart", "chart.xml", external=False, extra={"word/chart.xml": b"<a/>"}),
    "a part nobody knows": lambda: linked("evil", "evil.xml", external=False, extra={"word/evil.xml": b"<a/>"}),
    "a part that is not there": lambda: linked("header", "nowhere.xml", external=False),
    "DDE": lambda: body(field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k"')),
    "DDE in one element": lambda: body('<w:p><w:fldSimple w:instr=" DDE a b "/></w:p>'),
    "a field that reads files": lambda: body(field('INCLUDETEXT "/etc/passwd"')),
    "a field that reads pictures": lambda: body(field('INCLUDEPICTURE "http://example.org/a.png"')),
    "a link field": lambda: body(field('HYPERLINK "http://example.org/"')),
    "a field in pieces": lambda: body(field("DDE", "AUTO x")),
    "a field without an end": lambda: body('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE x</w:instrText></w:r></w:p>'),
    "an embedded object": lambda: body("<w:p><w:r><w:object/></w:r></w:p>"),
    "a sub-document": lambda: body('<w:p><w:subDoc r:id="rId1"/></w:p>'),
    "a chunk in the text": lambda: body('<w:altChunk r:id="rId1"/>'),
    "a form field": lambda: body('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r></w:p>'),
    "a comment": lambda: body('<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>甲</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'),
    "a tracked insertion": lambda: body('<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>甲</w:t></w:r></w:ins></w:p>'),
    "a tracked deletion": lambda: body('<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>甲</w:delText></w:r></w:del></w:p>'),
    "a reference to nothing": lambda: body('<w:p><w:hyperlink r:id="rIdNone"><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>'),
    "a picture from elsewhere in VML": lambda: body('<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://example.org/a.png"/></v:shape></w:pict></w:r></w:p>'),
    "a mail merge": lambda: changed("word/settings.xml", "<w:compat", "<w:mailMerge/><w:compat"),
}  # fmt: skip


def field(*codes):
    """A paragraph with a field, its code in these pieces."""
    runs = "".join(f"<w:r><w:instrText>{code.replace('&', '&amp;')}</w:instrText></w:r>" for code in codes)
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"<w:p>{marks[0]}{runs}{marks[1]}<w:r><w:t>甲</w:t></w:r>{marks[2]}</w:p>"


@pytest.mark.parametrize("data", BROUGHT.values(), ids=BROUGHT)
def test_what_a_template_may_not_bring(place, data):
    held(place, data())


# What a template may not say

ATTACKS = [
    '{{ cycler.__init__.__globals__.os.popen("id").read() }}',
    "{{ joiner.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ to.__class__ }}",
    "{{ to['__class__'] }}",
    "{{ to|attr('__class__') }}",
    "{{ lipsum.__globals__['os'].popen('id') }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ request.application }}",
    "{{ config }}",
    "{{ loop.__class__ }}",
    "{{ body.append(1) }}",
    "{{ to.format(1) }}",
    "{{ '{0.__class__}'.format(to) }}",
    "{{ '%s'|format(to) }}",
    "{{ to|map(attribute='x') }}",
    "{{ body|map('attr', '__class__')|list }}",
    "{{ 'A' * 10**9 }}",
    "{{ 2**(10**9) }}",
    "{{ 'x'|center(10**9) }}",
    "{{ range(99999)|join }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{% for a in range(9) recursive %}{{ loop(a) }}{% endfor %}",
    "{% set x = 1 %}",
    "{% set ns = namespace() %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends 'a' %}",
    "{% macro a() %}{% endmacro %}",
    "{% call a() %}{% endcall %}",
    "{% filter upper %}{% endfilter %}",
    "{% block a %}{% endblock %}",
    "{% raw %}{{ x }}{% endraw %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% do to %}",
    "{% debug %}",
    "{{ to|safe }}",
    "{{ to|e }}",
    "{{ dict(a=1) }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ to ~ to }}",
    "{{ to[0:1] }}",
    "{{ to if sealed else to }}",
    "{{ to is sameas to }}",
    "{{ img.tpl.save('/tmp/x') }}",
    "{{r to }}",
    "{{p to }}",
    "{{ to|default(cycler) }}",
    "{{ to|default(to.__class__) }}",
    "{{ to|replace('a', 'b') }}",
    "{{ sign|join(attribute='__class__') }}",
    "{{ sign|join(sign|join) }}",
    "{{ sign|first|attr('__class__') }}",
    "{{ (sign|first).__class__ }}",
    "{% cellbg to.__class__ %}",
    "{% cellbg '\"/><w:object/>' %}",
    "{% colspan 10**9 %}",
    "{%r for a in range(99999) %}{%r endfor %}",
    "{%r include '/etc/passwd' %}",
    "{{ " + "(" * 90 + "to" + ")" * 90 + " }}",
    "{- {" * 1000,
    "{{" * 2000,
    "{%" * 2000,
    "{{ " + "a" * 5000 + " }}",
    "{% if sealed %}" * 100 + "甲" + "{% endif %}" * 100,
]


@pytest.mark.parametrize("text", ATTACKS, ids=[text[:50] for text in ATTACKS])
def test_what_a_template_may_not_say(place, text):
    held(place, said(text), where="第1段")


MISTAKES = {
    "an unknown name": ("{{ titel }}", "unknown-name"),
    "an unknown part of a value": ("{% for x in body %}{{ x.txt }}{% endfor %}", "unknown-name"),
    "a name in Chinese": ("{{ 标题 }}", "unknown-name"),
    "a name in capitals": ("{{ TO }}", "unknown-name"),
    "a list printed": ("{{ body }}", "not-text"),
    "a condition printed": ("{{ sealed }}", "not-text"),
    "a text gone through": ("{% for x in sealed %}{{ x }}{% endfor %}", "not-a-list"),
    "no endfor": ("{% for x in sign %}{{ x }}", "unbalanced-block"),
    "no endif": ("{% if sealed %}甲", "unbalanced-block"),
    "no if": ("甲{% endif %}", "unbalanced-block"),
    "an else alone": ("{% else %}", "unbalanced-block"),
    "the wrong end": ("{% for x in sign %}{{ x }}{% endif %}", "unbalanced-block"),
    "end if in two words": ("{% if sealed %}甲{% end if %}", "forbidden-language"),
    "else if": ("{% if sealed %}甲{% else if to %}乙{% endif %}", "syntax"),
    "full-width braces": ("｛｛ to ｝｝", "broken-tag"),
    "a full-width end": ("{{ to ｝｝", "unclosed-tag"),
    "a full-width per cent sign": ("{％ if sealed ％}", "broken-tag"),
    "one brace": ("{ to }", "broken-tag"),
    "braces apart": ("{ { to } }", "broken-tag"),
    "three braces": ("{{{ to }}}", "broken-tag"),
    "not closed": ("{{ to", "unclosed-tag"),
    "closed only": ("to }}", "stray-closer"),
    "closed the wrong way": ("{{ to %}", "broken-tag"),
    "empty": ("{{ }}", "syntax"),
    "an empty statement": ("{% %}", "forbidden-language"),
    "one equals sign": ("{% if to = 'a' %}甲{% endif %}", "syntax"),
    "a full-width equals sign": ("{% if to ＝＝ 'a' %}甲{% endif %}", "syntax"),
    "a quote too many": ("{% if to == 'a %}甲{% endif %}", "syntax"),
    "a full-width full stop": ("{{ to．x }}", "syntax"),
    "two names": ("{{ to date }}", "syntax"),
    "text beside a paragraph tag": ("甲{%p if sealed %}", "tag-not-alone"),
    "a paragraph tag with a blank": ("{% p if sealed %}", "broken-tag"),
    "a row tag outside a table": ("{%tr if sealed %}", "outside-table"),
    "a minus sign": ("{%- if sealed %}甲{% endif %}", "broken-tag"),
    "a German loop": ("{% für x in sign %}", "forbidden-language"),
}


@pytest.mark.parametrize(("text", "rule"), MISTAKES.values(), ids=MISTAKES)
def test_an_honest_mistake_is_told_with_its_paragraph(place, text, rule):
    held(place, said(text), rule, where="第1段")


SPLIT = {
    "over a bookmark": '<w:r><w:t>{{ t</w:t></w:r><w:bookmarkStart w:id="9" w:name="b"/><w:r><w:t>o }}</w:t></w:r>',
    "over a tracked change": '<w:r><w:t>{{ t</w:t></w:r><w:ins w:id="9" w:author="a"><w:r><w:t>o }}</w:t></w:r></w:ins>',
    "over a content control": "<w:r><w:t>{{ t</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>o }}</w:t></w:r></w:sdtContent></w:sdt>",
    "over a page break": '<w:r><w:t>{{ t</w:t><w:br w:type="page"/><w:t>o }}</w:t></w:r>',
    "over two paragraphs": "<w:r><w:t>{{ t</w:t></w:r></w:p><w:p><w:r><w:t>o }}</w:t></w:r>",
}


@pytest.mark.parametrize("runs", SPLIT.values(), ids=SPLIT)
def test_a_tag_torn_apart_is_refused(place, runs):
    held(place, body(f"<w:p>{runs}</w:p>", last=False), where="第1段")


def test_a_tag_in_the_properties_or_endnotes_is_told(place):
    some = parts()
    core = some["docProps/core.xml"].decode()
    core = core.replace("</cp:coreProperties>", "<cp:keywords>{{ to }}</cp:keywords></cp:coreProperties>")

    held(place, packed({**some, "docProps/core.xml": core.encode()}), "unrendered-tag", where="文件属性")


def test_all_mistakes_are_told_at_once(place):
    place.write(TEMPLATE, said("{{ titel }}{{ 标题 }}｛｛ to ｝｝"))

    assert len(place.run().errors()) >= 3


def test_template_check_tells_the_same(place):
    place.write(TEMPLATE, said("{{ titel }}"))

    ran = trials.command("template", "check", str(place.root / TEMPLATE))

    refused(ran, 4, f"{place.root / TEMPLATE}（第1段第1字）", "unknown-name")


# Templates that are not where they should be

GONE = {
    "no template": lambda file: file.unlink(),
    "no folder": lambda file: shutil.rmtree(file.parent),
    "a folder in its place": lambda file: (file.unlink(), file.mkdir()),
    "a link to nowhere": lambda file: (file.unlink(), file.symlink_to(file.parent / "nowhere.docx")),
}


@pytest.mark.parametrize("lose", GONE.values(), ids=GONE)
def test_a_template_that_is_not_there(place, lose):
    before = place.outputs()
    lose(place.root / TEMPLATE)

    ran = place.run()

    refused(ran, 4, TEMPLATE, "no-template")
    assert "reportgen stencil" in ran.err
    assert place.outputs() == before


def test_a_template_of_the_own_office_that_is_bad_is_not_passed_over(place):
    place.write("templates/city/report.docx", b"")

    refused(place.run(), 4, "templates/city/report.docx", "not-a-document")


def test_a_template_linked_from_outside_the_workspace_is_refused(place, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "report.docx"
    elsewhere.write_bytes(trials.blank())
    (place.root / TEMPLATE).unlink()
    (place.root / TEMPLATE).symlink_to(elsewhere)

    refused(place.run(), 3, TEMPLATE, "outside")


# Templates that people make, and that must work


def document(change):
    """The standard template opened in python-docx, changed and saved."""
    opened = docx.Document(io.BytesIO(trials.blank()))
    change(opened)
    buffer = io.BytesIO()
    opened.save(buffer)
    return buffer.getvalue()


def split_into_letters(opened):
    """Every run of the text a run for each letter, as Word does after many edits."""
    for run in list(opened.element.body.iter(f"{{{W}}}r")):
        words = run.findall(f"{{{W}}}t")
        if len(words) != 1 or len(run) > 2:
            continue
        text, last = words[0].text or "", run
        for letter in text[1:]:
            copy = parse_xml(etree.tostring(run))
            copy.find(f"{{{W}}}t").text = letter
            copy.find(f"{{{W}}}t").set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            last.addnext(copy)
            last = copy
        words[0].text = text[:1]


def with_proofing(opened):
    for run in list(opened.element.body.iter(f"{{{W}}}r")):
        run.addprevious(parse_xml(f'<w:proofErr {DECLARED} w:type="spellStart"/>'))


def with_bookmark(opened):
    paragraph = opened.paragraphs[0]._p
    paragraph.append(parse_xml(f'<w:bookmarkStart {DECLARED} w:id="900" w:name="甲"/>'))
    paragraph.append(parse_xml(f'<w:bookmarkEnd {DECLARED} w:id="900"/>'))


def with_text_box(opened, words=""):
    opened.add_paragraph(words)._p.append(
        parse_xml(
            f'<w:r {DECLARED}><w:pict><v:shape style="width:90pt;height:20pt"><v:textbox><w:txbxContent><w:p><w:r>'
            "<w:t>校对稿</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )


def split_mark(opened):
    """{{ mark }} in two runs, as Word leaves it after the first edit."""
    run = next(run for run in opened.element.body.iter(f"{{{W}}}r") if run.text == "{{ mark }}")
    copy = parse_xml(etree.tostring(run))
    run.text, copy.text = "{{ ma", "rk }}"
    run.addnext(copy)


GOOD = {
    "saved again": lambda _: None,
    "a larger type": lambda opened: setattr(opened.styles["公文正文"].font, "size", Pt(18)),
    "a picture": lambda opened: opened.add_picture(io.BytesIO(PICTURE)),
    "a header": lambda opened: opened.sections[0].header.paragraphs[0].add_run("内部资料 {{ to }}"),
    "a line of its own": lambda opened: opened.add_paragraph("本文由模板写成"),
    "an empty table": lambda opened: opened.add_table(2, 2),
    "a tag in letters": split_into_letters,
    "the mark's tag in two runs": split_mark,
    "spelling marks": with_proofing,
    "a bookmark": with_bookmark,
    "a text box": with_text_box,
    "a text box beside words": lambda opened: with_text_box(opened, "附言"),
    "a title of the file": lambda opened: setattr(opened.core_properties, "title", "{{ to }}"),
}


@pytest.mark.parametrize("change", GOOD.values(), ids=GOOD)
def test_a_template_a_person_changed_still_says_everything(place, change):
    place.write(TEMPLATE, document(change))

    ran = place.run()

    assert ran.code == 0, ran.err
    expected = trials.paragraphs(trials.finished())
    words = [line.replace("特此报告。", "专此报告。").strip() for line in expected if line.strip()]
    said_now = [line.strip() for line in place.text()]
    assert [line for line in words if line not in said_now] == []


LESS = {
    "without the date": ("{{ date }}", "2025年1月10日"),
    "without the recipient": ("{{ to }}", "江州市人民政府："),
    "with the date in the recipient's place": ("{{ to }}", "江州市人民政府："),
}


@pytest.mark.parametrize(("tag", "words"), LESS.values(), ids=LESS)
def test_a_template_that_leaves_something_out_is_found(place, tag, words):
    def leave_out(opened):
        for paragraph in opened.paragraphs:
            if paragraph.text == tag:
                paragraph._p.getparent().remove(paragraph._p)

    before = place.outputs()
    place.write(TEMPLATE, document(leave_out))

    ran = place.run()

    refused(ran, 4, TEMPLATE)
    assert words in ran.err
    assert place.outputs() == before


def test_a_template_without_the_styles_still_says_everything(place):
    opened = docx.Document()
    with_tags = docx.Document(io.BytesIO(trials.blank()))
    for element in list(opened.element.body)[:-1]:
        opened.element.body.remove(element)
    for element in list(with_tags.element.body)[:-1]:
        for unknown in list(element.iter(f"{{{W}}}pStyle", f"{{{W}}}rStyle", f"{{{W}}}sectPr")):
            unknown.getparent().remove(unknown)
        opened.element.body.insert(len(opened.element.body) - 1, element)
    buffer = io.BytesIO()
    opened.save(buffer)
    place.write(TEMPLATE, buffer.getvalue())

    ran = place.run()

    assert ran.code in {0, 4}
    assert "Traceback" not in ran.err
    if ran.code == 0:
        assert "专此报告。" in place.text()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_a_template_saved_by_libreoffice_still_says_everything(place, tmp_path):
    source = tmp_path / "source.docx"
    source.write_bytes(trials.blank())
    profile = (tmp_path / "profile").as_uri()
    convert = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "saved"), str(source)]
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", *convert], capture_output=True, timeout=60, check=True
    )
    place.write(TEMPLATE, (tmp_path / "saved" / "source.docx").read_bytes())

    ran = place.run()

    assert ran.code == 0, ran.err
    expected = [line.strip() for line in trials.paragraphs(trials.finished()) if line.strip()]
    there = "".join(place.text())
    assert [line for line in expected if line != "特此报告。" and line.split("\t")[0] not in there] == []


def test_a_value_cannot_become_part_of_the_template(place):
    words = "{{ to }}{% if sealed %}{{ 7*7 }}{# 甲 #}</w:t><w:t>&lt;"
    written = words.replace("{{", "{{ '{{' }}", 1)
    quoted = text_of(words)
    assert written
    place.write(REPORT_FILE, REPORT.replace(TEXT, quoted))

    ran = place.run()

    assert ran.code == 0, ran.err
    assert f"甲{words}" in place.text()


def text_of(words):
    """`words` as a value: double braces are written as expressions that print them."""
    marks = {"{{": "{{ '{{' }}", "}}": "{{ '}}' }}"}
    return "|\n      甲" + re.sub(r"\{\{|\}\}", lambda found: marks[found[0]], words)


@pytest.mark.parametrize("seed", range(40))
def test_no_byte_changed_in_a_template_is_a_traceback(place, seed):
    chance = random.Random(seed)
    data = bytearray(trials.blank())
    if seed % 2:
        some = parts()
        name = chance.choice(sorted(name for name in some if name.endswith((".xml", ".rels"))))
        content = bytearray(some[name])
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        data = bytearray(packed({**some, name: bytes(content)}))
    else:
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
    before = place.outputs()
    place.write(TEMPLATE, bytes(data))

    ran = place.run()

    assert ran.code in {0, 4}, ran.err
    if ran.code:
        assert "→" in ran.err
        assert place.outputs() == before
    else:
        assert "专此报告。" in place.text(OUTPUT)
