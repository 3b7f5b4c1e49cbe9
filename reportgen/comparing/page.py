"""A comparison as a page for the browser: one file that needs no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from reportgen.comparing import Comparison, Paragraph
from reportgen.comparing.entries import EntryChange, name_of
from reportgen.comparing.numbers import NumberChange, amount
from reportgen.comparing.telling import KINDS, called, counts, entries_of, signed, title_of, words_of
from reportgen.comparing.units import UnitChange
from reportgen.comparing.wording import Change, changes

_STYLE = """
body { font: 16px/1.8 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; max-width: 60em; margin: 2em auto;
  padding: 0 1em; color: #222; background: #fff; }
h1 { font-size: 1.4em; } h2 { font-size: 1.15em; margin-top: 2em; }
table { border-collapse: collapse; width: 100%; font-size: .95em; }
th, td { border: 1px solid #bbb; padding: .2em .6em; text-align: left; vertical-align: top; }
th { background: #f3f3f3; white-space: nowrap; } code { font-size: .85em; color: #666; overflow-wrap: anywhere; }
td:first-child { min-width: 3em; } th:nth-child(3):last-child { width: 55%; }
ins { background: #d9f2dc; text-decoration: underline; } del { background: #fbdcdc; color: #843; }
p.kept { color: #888; } @media print { body { max-width: none; } }
"""


def page(found: Comparison) -> bytes:
    """The page; every word of the documents is escaped."""
    a, b = found.before, found.after
    body = [
        "<h1>比较</h1>",
        f"<p>原：{escape(a.title)}　<code>{escape(a.shown)}</code></p>",
        f"<p>现：{escape(b.title)}　<code>{escape(b.shown)}</code></p>",
        f"<p>{escape('；'.join(counts(found)))}</p>",
    ]
    if found.by_entry:
        body += _section("条目", _table(("变化", "条目", "改动"), map(_entry, entries_of(found.entries))))
        body += _section("数字", _table(("名称", "原", "现", "增减"), map(_number, found.numbers)))
    if found.units:
        body += _section("责任单位", _table(("单位", "原", "现", "变化"), map(_unit, found.units)))
    body += _section("全文", map(_paragraph, found.paragraphs))
    title = escape(f"{a.title}与{b.title}的比较")
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    ).encode()


def _section(title: str, content: Iterable[str]) -> Iterator[str]:
    yield f"<h2>{title}</h2>"
    yield from content


def _entry(change: EntryChange) -> tuple[str, str, str]:
    path = f"<code>{escape(name_of(change.stated.path))}</code>"
    if change.kind == "moved" and change.before and change.before.path != change.stated.path:
        path = f"<code>{escape(name_of(change.before.path))}</code> → {path}"
    words = marked(changes(words_of(change.before), words_of(change.after))) if change.reworded else ""
    return KINDS[change.kind], f"{escape(title_of(change.stated))}<br>{path}", words


def _number(change: NumberChange) -> tuple[str, str, str, str]:
    name = f"{escape(change.label)} <code>{escape(change.name)}</code>"
    return name, escape(amount(change.before)), escape(amount(change.after)), signed(change.difference)


def _unit(change: UnitChange) -> tuple[str, str, str, str]:
    before, after = (f"牵头{lead}，责任{responsible}" for lead, responsible in change.counts)
    shifts = "<br>".join(
        f"{escape(shift.heading or name_of(shift.path))}：{shift.before or '无'} → {shift.after or '无'}"
        for shift in change.shifts
    )
    return escape(called(change)), before, after, shifts


def _paragraph(found: Paragraph) -> str:
    if found.kept:
        return f'<p class="kept">{_lines(found.after or "")}</p>'
    return f"<p>{marked(found.changes())}</p>"


def marked(found: Iterable[Change]) -> str:
    """A text with what went struck out and what came underlined."""
    words = ""
    for change in found:
        if change.kept:
            words += _lines(change.after)
        else:
            words += f"<del>{_lines(change.before)}</del>" if change.before else ""
            words += f"<ins>{_lines(change.after)}</ins>" if change.after else ""
    return words


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A table of cells that are escaped already; a line instead of one without rows."""
    written = [f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows]
    if not written:
        yield "<p>没有变化。</p>"
        return
    yield "<table>"
    yield f"<tr>{''.join(f'<th>{cell}</th>' for cell in head)}</tr>"
    yield from written
    yield "</table>"
