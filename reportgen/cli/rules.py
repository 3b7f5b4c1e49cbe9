"""The command on the rules themselves: what each finds."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

import typer

from reportgen.problems import InputError, Location, Problem


def rule(
    name: Annotated[str | None, typer.Argument(metavar="RULE", help="方括号里的英文，如 unequal-parts。")] = None,
) -> None:
    """显示一条规则查什么，怎样写合格，怎样写不合格；不写名称就列出全部规则。"""
    from reportgen.rule_pages import groups, pages

    known = pages()
    if name is None:
        width = max(map(len, known))
        for heading, found in groups().items():
            typer.echo(heading)
            for page in found:
                typer.echo(f"  {page.rule:{width}}  {page.weight}  {page.what}")
    elif name in known:
        typer.echo(known[name])
    else:
        near = get_close_matches(name, known, 1, 0.5)
        remedy = f"是否想写“{near[0]}”？" if near else "不写名称就列出全部规则；其他的种类见 docs/errors.md"
        raise InputError([Problem(Location(name), "no-such-rule", "没有这条规则", remedy)])
