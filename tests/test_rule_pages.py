"""The manual page of each rule is its docstring; docs/rules.md is made from them, by running this file."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from reportgen import checks, rule_pages, verify
from reportgen.verify import judgement

RULES_MD = Path(__file__).parent.parent / "docs" / "rules.md"
BUILT = {rule.ID for rule in (*checks.RULES, *checks.INFORMATION, *verify.RULES)}
JUDGED = {rule.module.ID: rule.module for rule in judgement.RULES}


def markdown() -> str:
    """All pages in one document."""
    groups = rule_pages.groups()
    lines = [
        "# 规则",
        "",
        "每条规则查什么，怎样写合格，怎样写不合格。由程序生成，不要手工改；一条一条看，运行 `reportgen rule`。",
        "",
        "“数据和文字”由 `check` 和 `build` 查，“版式”由 `build` 查：错误不能生成，提示不妨碍生成，备查的不是错。"
        "“版式”和以下各部分，`verify` 用来查任何 Word 文件：规定是标准或条例说“应当”的，一般是标准说“一般”“推荐”的，"
        "惯例是各机关通行的写法；每条的条款见[规则表](format-rules.md)。",
        "",
        *(f"- [{heading}](#{heading_anchor(heading)})：{len(pages)}条" for heading, pages in groups.items()),
        "",
    ]
    for heading, pages in groups.items():
        lines += [f"## {heading}", ""]
        for page in pages:
            lines += [f"### {page.rule}（{page.weight}）", "", page.what, ""]
            lines += [f"    {line}".rstrip() for line in page.rest.splitlines()] + [""]
    return "\n".join(lines).rstrip() + "\n"


def heading_anchor(heading: str) -> str:
    """Where a link to a heading leads: to its words without the punctuation."""
    return re.sub(r"[^\w]", "", heading)


def test_the_document_of_rules_is_current():
    assert RULES_MD.read_text(encoding="utf-8") == markdown()


def test_every_rule_has_a_page():
    assert rule_pages.pages().keys() == BUILT | JUDGED.keys()


@pytest.mark.parametrize("name", sorted(BUILT | JUDGED.keys()))
def test_a_page_says_what_the_rule_finds_in_chinese_and_shows_both_sorts_of_examples(name):
    page = rule_pages.pages()[name]
    assert re.search("[一-龥]", page.what)
    assert page.what.endswith("。")
    assert re.search("^合格：.", page.rest, re.MULTILINE)
    assert re.search("^不合格：.", page.rest, re.MULTILINE)


@pytest.mark.parametrize("rule", checks.RULES, ids=lambda rule: rule.ID)
def test_a_page_says_whether_the_rule_stops_the_build(rule):
    source = inspect.getsource(rule)
    warns = '"warning"' in source or "recomputed" in source
    assert (rule_pages.pages()[rule.ID].weight != "错误") is warns


@pytest.mark.parametrize("name", sorted(JUDGED.keys() - BUILT))
def test_a_page_of_a_rule_of_verify_says_how_binding_it_is_and_names_its_clause(name):
    page = rule_pages.pages()[name]
    assert page.weight == JUDGED[name].STRENGTH
    for clause in re.findall(r"[0-9]+\.[0-9.]+[0-9]", JUDGED[name].CLAUSE):
        assert clause in page.what


def test_a_rule_is_shown_with_its_examples(capsys):
    from reportgen.cli import rules

    rules.rule("printed-before-signed")
    assert capsys.readouterr().out == (
        "printed-before-signed（错误）\n"
        "印发日期早于成文日期。\n\n"
        "合格：date: 2025-01-10，printed_on: 2025-01-11\n"
        "不合格：date: 2025-01-10，printed_on: 2025-01-09\n"
    )


def test_a_rule_that_only_verify_asks_is_shown_too(capsys):
    from reportgen.cli import rules

    rules.rule("addressed-to-person")
    assert capsys.readouterr().out == (
        "addressed-to-person（规定）\n"
        "主送的是领导个人，不是机关（《党政机关公文处理工作条例》第十五条第五项）。\n\n"
        "合格：江州市人民政府：\n"
        "不合格：张市长：\n"
        "不合格：张明同志：\n"
    )


def test_without_a_name_every_rule_is_listed_under_its_heading(capsys):
    from reportgen.cli import rules

    rules.rule(None)
    listed = capsys.readouterr().out.splitlines()
    assert [line for line in listed if not line.startswith("  ")] == list(rule_pages.groups())
    assert [line.split()[0] for line in listed if line.startswith("  ")] == list(rule_pages.pages())
    assert next(line for line in listed if line.startswith("  page-size")).split(maxsplit=2)[1:] == [
        "提示",
        "纸张不是A4，210毫米×297毫米（GB/T 9704-2012，5.1）。",
    ]


def test_an_unknown_rule_is_told_with_the_nearest():
    from reportgen.cli import rules
    from reportgen.problems import InputError

    with pytest.raises(InputError) as raised:
        rules.rule("unequal-part")
    assert str(raised.value) == "unequal-part: 没有这条规则 [no-such-rule]\n    → 是否想写“unequal-parts”？"


if __name__ == "__main__":
    RULES_MD.write_text(markdown(), encoding="utf-8")
