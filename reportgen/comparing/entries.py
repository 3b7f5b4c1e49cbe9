"""What two documents say entry by entry: added, dropped, moved and changed, by the ids of the entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from reportgen.build import Composed
from reportgen.comparing.alignment import rising
from reportgen.passages import Passage, Path
from reportgen.problems import Location

Kind: TypeAlias = Literal["added", "dropped", "moved", "changed"]
Entries: TypeAlias = dict[Path, "Stated"]

_NAMES = {
    "title": "标题",
    "number": "发文字号",
    "signers": "签发人",
    "to": "主送机关",
    "opening": "开头",
    "closing": "结尾",
    "sign": "署名",
    "date": "成文日期",
    "note": "附注",
    "attachments": "附件",
    "copies_to": "抄送",
    "printed_by": "印发机关",
    "printed_on": "印发日期",
    "notice.title": "通知标题",
    "notice.text": "通知正文",
}


class Stated(NamedTuple):
    """An entry, or a key of the document, as one of the two states it; marks and responsible units left out."""

    path: Path
    heading: str
    text: str
    where: Location


class EntryChange(NamedTuple):
    """An entry that is not the same in both; a moved one may say something else, too."""

    kind: Kind
    before: Stated | None
    after: Stated | None

    @property
    def stated(self) -> Stated:
        """As it is now, or was."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def reworded(self) -> bool:
        """Whether the words changed of an entry that both have."""
        return bool(self.before and self.after) and _words(self.before) != _words(self.after)


def entry_changes(a: Entries, b: Entries) -> list[EntryChange]:
    """What differs: what is there now in its order, then what is there no more.

    What goes along with the entry it stands in is not itself moved.
    """
    pairs = same_entries(a, b)
    moved = _out_of_turn(pairs, {path: place for place, path in enumerate(a)})
    moved |= {now for now, was in pairs.items() if now != was and pairs.get(now[:-2], ()) != was[:-2]}
    now = [_change(a.get(pairs.get(path, ())), stated, moved=path in moved) for path, stated in b.items()]
    kept = set(pairs.values())
    gone = [EntryChange("dropped", stated, None) for path, stated in a.items() if path not in kept]
    return [*filter(None, now), *gone]


def same_entries(a: Mapping[Path, object], b: Mapping[Path, object]) -> dict[Path, Path]:
    """For each entry of `b` the one of `a` that it is: at the same path, or alone of its id on both sides."""
    pairs = {path: path for path in b if path in a}
    old, new = ([path for path in side if path not in pairs and len(path) > 1] for side in (a, b))
    counts = Counter(path[-1] for path in old), Counter(path[-1] for path in new)
    by_id = {path[-1]: path for path in old if counts[0][path[-1]] == 1}
    found = {path: by_id[path[-1]] for path in new if counts[1][path[-1]] == 1 and path[-1] in by_id}
    return {path: pairs.get(path) or found[path] for path in b if path in pairs or path in found}


def entries(ready: Composed) -> Entries:
    """Every key of a document that prints something, then every entry, by path."""
    document = ready.document
    paths: list[Path] = [path for path, _ in ready.loaded.document.entries()]
    listed = frozenset(paths)
    words: dict[Path, dict[str, list[str]]] = {path: {} for path in paths}
    for passage in document.passages():
        for path, text in _pieces(passage):
            owner = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in words), _key(path))
            part = path[len(owner)] if len(path) > len(owner) else "" if owner in listed else "text"
            if part in {"heading", "text", "closing"}:
                words.setdefault(owner, {}).setdefault("heading" if part == "heading" else "text", []).append(text)
    if document.file_number:
        words["number",] = {"text": [document.file_number]}
    if document.signer_lines:
        words["signers",] = {"text": [names for _, names in document.signer_lines]}
    locate = ready.loaded.resolved.locate
    found = {
        path: Stated(path, _heading(path, said), "\n".join(said.get("text", ())), locate(path, 0))
        for path, said in words.items()
    }
    return {path: found[path] for path in sorted(found, key=lambda path: path in listed)}


def name_of(path: Path) -> str:
    """The path as one writes it: achievements.prevention.items.shift."""
    return ".".join(map(str, path))


def _heading(path: Path, said: Mapping[str, list[str]]) -> str:
    if "heading" in said:
        return "".join(said["heading"]).rstrip("。")
    return _NAMES.get(name_of(path)) or (_NAMES["attachments"] if path[0] == "attachments" else "")


def _key(path: Path) -> Path:
    """The key of the document that a path lies in."""
    return path[:2] if path[0] in {"notice", "attachments"} else path[:1]


def _pieces(passage: Passage) -> Iterator[tuple[Path, str]]:
    """What a passage says, cut where one source ends and the next begins."""
    sources = passage.words.sources
    ends = [source.start for source in sources[1:]] + [len(passage.text)]
    for source, end in zip(sources, ends, strict=False):
        if source.start < end:
            yield source.path, passage.text[source.start : end]


def _change(before: Stated | None, after: Stated, *, moved: bool) -> EntryChange | None:
    if before is None:
        return EntryChange("added", None, after)
    if moved:
        return EntryChange("moved", before, after)
    return EntryChange("changed", before, after) if _words(before) != _words(after) else None


def _words(stated: Stated | None) -> tuple[str, str] | None:
    return stated and (stated.heading, stated.text)


def _out_of_turn(pairs: Mapping[Path, Path], order: Mapping[Path, int]) -> set[Path]:
    """The entries at the same path that stand in another order than before among those beside them."""
    beside: dict[Path, list[Path]] = {}
    for path, before in pairs.items():
        if path == before and len(path) > 1:
            beside.setdefault(path[:-1], []).append(path)
    found: set[Path] = set()
    for paths in beside.values():
        in_turn = {paths[place] for place in rising([order[path] for path in paths])}
        found |= set(paths) - in_turn
    return found
