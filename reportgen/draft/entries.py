"""Entries of a document as values for next year's: their words with gaps, their targets to be set anew."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from reportgen.draft.forgetting import GAP, forget
from reportgen.inherit import Plain
from reportgen.model.entry import Entry
from reportgen.source.writing import Noted, Value

_KEPT = ("numbered", "run_in", "point_paragraphs", "point_mark", "numbering", "join", "recurring", "lead",
         "responsible", "lead_term", "responsible_term")  # fmt: skip
_LINE = 40  # characters of a text and its note that stand on one line
_SENTENCE = 20  # characters of a sentence's first part that may stand for a heading


class Branch(NamedTuple):
    """An entry and the values it was written as."""

    name: str
    entry: Entry
    plain: dict[str, Plain]

    def below(self, key: str) -> Iterator[Branch]:
        """Its `items` or `points`, in the order printed."""
        written = self.plain.get(key)
        for name, entry in getattr(self.entry, key).items():
            yield branch(name, entry, written.get(name) if isinstance(written, dict) else None)

    def leaves(self) -> list[Branch]:
        """The entries right below it: its items, then its points."""
        return [*self.below("items"), *self.below("points")]

    def ids(self) -> list[str]:
        """Its name and those of all entries under it."""
        return [self.name, *(name for leaf in self.leaves() for name in leaf.ids())]


def branch(name: str, entry: Entry, plain: Plain) -> Branch:
    """An entry with its plain values; a text alone stands for an entry with that text."""
    return Branch(name, entry, plain if isinstance(plain, dict) else {"text": plain} if plain else {})


def worded(text: Plain, known: Container[str]) -> Value:
    """`text` with gaps, and a note of what stood in them."""
    if not isinstance(text, str):
        return None
    kept, old = forget(text, known)
    if not old:
        return kept
    note = old_words(old)
    return Noted(kept, beside=note) if len(text) + len(note) < _LINE else Noted(kept, above=(note,))


def old_words(old: tuple[str, ...]) -> str:
    """The note of what stood in the gaps of a text."""
    return f"todo 处原为：{'、'.join(old)}"


def renewed(values: dict[str, Plain], known: Container[str]) -> dict[str, Value]:
    """The keys of one entry for next year: words with gaps, targets to be set, what answers for it kept."""
    found: dict[str, Value] = {}
    for key, value in values.items():
        if key in {"heading", "text", "closing"} and isinstance(value, str):
            found[key] = worded(value, known)
        elif key == "targets" and isinstance(value, dict):
            targets: dict[str, Value] = {name: target(stated) for name, stated in value.items()}
            found[key] = targets
        elif key in _KEPT:
            found[key] = as_value(value)
        elif key in {"items", "points"} and isinstance(value, dict):
            children: dict[str, Value] = {
                name: renewed(child, known) if isinstance(child, dict) else _alone(child, known)
                for name, child in value.items()
            }
            found[key] = children
        elif value is None:
            found[key] = None
    return found


def target(stated: Plain) -> Value:
    """A target to be set anew: its number, and its deadline where that is a date, are gaps."""
    if not isinstance(stated, dict):
        return None
    old = "".join(str(stated.get(key) or "") for key in ("bound", "number", "unit"))
    found: dict[str, Value] = {}
    for key, value in stated.items():
        if key == "number":
            found[key] = GAP
        elif isinstance(value, str):
            dated = key == "deadline" and forget(value).old
            found[key] = GAP if dated else forget(value).text
        else:
            found[key] = None
    deadline = stated.get("deadline")
    return Noted(found, beside=f"上年：{old}{f'，{deadline}' if deadline else ''}", flow=True)


def planned(leaf: Branch, answers: list[str]) -> dict[str, Value]:
    """A plan of last year's report as an entry of this year: its words with gaps, and the plan it answers."""
    heading, text = leaf.entry.heading, leaf.entry.text
    if not heading and text:
        heading, text = _headed(text)
    found: dict[str, Value] = {"heading": worded(heading, ()) if heading else GAP}
    if answers:
        found["answers"] = list(answers)
    if text:
        found["text"] = worded(text, ())
    for key in ("items", "points"):
        below: dict[str, Value] = {child.name: planned(child, []) for child in leaf.below(key)}
        if below:
            found[key] = below
    if leaf.entry.closing:
        found["closing"] = worded(leaf.entry.closing, ())
    return found


def as_value(value: Plain) -> Value:
    """Plain values as they are."""
    if isinstance(value, dict):
        return {key: as_value(child) for key, child in value.items()}
    return [as_value(item) for item in value] if isinstance(value, list) else value


def _alone(text: Plain, known: Container[str]) -> Value:
    return None if text is None else {"text": worded(text, known)}


def _headed(text: str) -> tuple[str, str]:
    """The first part of a sentence as its heading, where it is short; else a gap."""
    text = text.strip()
    first, comma, rest = text.partition("，")
    if comma and 4 <= len(first) <= _SENTENCE and not any(mark in first for mark in "。；：{"):
        return first, rest.rstrip("；;。") + "。"
    return "", text.rstrip("；;") + ("。" if text.endswith(("；", ";")) else "")
