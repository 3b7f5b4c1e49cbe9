"""The manual page of each rule is its docstring; docs/rules.md is made from them, by running this file."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from reportgen import checks, rule_pages, verify

RULES_MD = Path(__file__).parent.parent / "docs" / "rules.md"
MODULES = {rule.ID: rule for rule in (*checks.RULES, *checks.INFORMATION, *verify.RULES)}


def markdown() -> str:
    """All pages in one document."""
    format_rules = {rule.ID for rule in verify.RULES}
    lines = [
        "# 规则",
        "",
        "每条规则查什么，怎样写合格，怎样写不合格。由程序生成，不要手工改；一条一条看，运行 `reportgen rule`。",
        "",
    ]
    for heading, wanted in (("数据和文字", False), ("版式", True)):
        lines += [f"## {heading}", ""]
        for page in rule_pages.pages().values():
            if (page.rule in format_rules) is wanted:
                lines += [f"### {page.rule}（{page.weight}）", "", page.what, ""]
                lines += [f"    {line}".rstrip() for line in page.rest.splitlines()] + [""]
    return "\n".join(lines).rstrip() + "\n"


def test_the_document_of_rules_is_current():
    assert RULES_MD.read_text(encoding="utf-8") == markdown()


@pytest.mark.parametrize("name", MODULES)
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


def test_a_rule_is_shown_with_its_examples(capsys):
    from reportgen.cli import rules

    rules.rule("printed-before-signed")
    assert capsys.readouterr().out == (
        "printed-before-signed（错误）\n"
        "印发日期早于成文日期。\n\n"
        "合格：date: 2025-01-10，printed_on: 2025-01-11\n"
        "不合格：date: 2025-01-10，printed_on: 2025-01-09\n"
    )


def test_without_a_name_every_rule_is_listed(capsys):
    from reportgen.cli import rules

    rules.rule(None)
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == list(MODULES)
    assert next(line for line in listed if line.startswith("page-size")).split(maxsplit=2)[1:] == [
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
