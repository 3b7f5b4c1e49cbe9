"""Whatever the city does to its points, a district loses no word of its own, and the rest follows by itself."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.build import Task, composed
from reportgen.load import Loader
from reportgen.problems import ReportgenError
from reportgen.workspace import Workspace

POINTS = [f"p{n}" for n in range(6)]
CHAPTERS = ["a", "b"]
HOME = {point: CHAPTERS[n % 2] for n, point in enumerate(POINTS)}

edits = st.lists(
    st.one_of(
        st.tuples(st.just("change"), st.sampled_from(POINTS)),
        st.tuples(st.just("delete"), st.sampled_from(POINTS)),
        st.tuples(st.just("move"), st.sampled_from(POINTS)),
        st.tuples(st.just("add"), st.sampled_from(CHAPTERS)),
        st.tuples(st.just("rename"), st.sampled_from(CHAPTERS)),
    ),
    max_size=5,
)
overrides = st.dictionaries(st.sampled_from(POINTS), st.sampled_from(["text", "drop"]), max_size=4)


def city() -> dict[str, Any]:
    chapters: dict[str, Any] = {name: {"heading": f"章{name}", "items": {}} for name in CHAPTERS}
    for point, chapter in HOME.items():
        chapters[chapter]["items"][point] = {"heading": f"题{point}", "text": f"市文{point}。"}
    return chapters


def edited(chapters: dict[str, Any], script: list[tuple[str, str]]) -> dict[str, Any]:
    for number, (what, name) in enumerate(script):
        home = next((chapter for chapter in chapters.values() if name in chapter["items"]), None)
        if what == "add":
            chapters[name]["items"][f"new{number}"] = {"heading": f"新题{number}", "text": f"新文{number}。"}
        elif what == "rename":
            chapters[name]["heading"] = f"新章{number}"
        elif home is None:
            continue
        elif what == "change":
            home["items"][name]["text"] = f"市文{name}改{number}。"
        elif what == "delete":
            del home["items"][name]
        else:
            other = next(chapter for chapter in chapters.values() if chapter is not home)
            other["items"][name] = home["items"].pop(name)
    return chapters


def district(choices: dict[str, str]) -> dict[str, Any]:
    chapters: dict[str, Any] = {}
    for point, choice in choices.items():
        items = chapters.setdefault(HOME[point], {"items": {}})["items"]
        items[point] = None if choice == "drop" else {"text": f"区文{point}。"}
    return chapters


def workspace(root: Path, chapters: dict[str, Any], own: dict[str, Any]) -> Loader:
    files: dict[str, Any] = {
        "city/office.yaml": {"name": "市应急局"},
        "city/2024/work-points.yaml": {"kind": "work-points", "title": "要点", "notice": None, "chapters": chapters},
        "east/office.yaml": {"name": "区应急局", "inherits": "city"},
        "east/2024/work-points.yaml": {"note": "区"} | ({"chapters": own} if own else {}),
    }
    (root / "templates").mkdir(exist_ok=True)
    for name, content in files.items():
        path = root / "inputs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return Loader(Workspace(root))


def said_of(loader: Loader) -> tuple[list[str], list[str]]:
    """The district's points, or the problems it is told of; and the warnings."""
    try:
        done = composed(loader, Task("east", "2024", "work-points"))
    except ReportgenError as error:
        return [f"! {problem.rule} {problem.message}" for problem in error.problems], []
    return (
        [paragraph.words() for paragraph in done.document.body],
        [problem.message for problem in done.problems if problem.rule == "stale-override"],
    )


@example([("delete", "p1"), ("delete", "p3"), ("delete", "p5")], {"p0": "text", "p1": "text"})
@settings(max_examples=100, deadline=None)
@given(edits, overrides)
def test_own_text_is_printed_or_told_of_and_all_else_follows_the_city(script, choices):
    chapters = edited(city(), script)
    there = {point: (name, entry) for name, chapter in chapters.items() for point, entry in chapter["items"].items()}

    with TemporaryDirectory() as folder:
        said_of(workspace(Path(folder), city(), district(choices)))  # decided against the city's first text
        said, stale = said_of(workspace(Path(folder), chapters, district(choices)))
        again = said_of(workspace(Path(folder), chapters, district(choices)))

    assert again == (said, stale)  # told until it is settled
    lost = [point for point in choices if there.get(point, ("",))[0] != HOME[point]]
    if lost:  # what the district decided on has gone, or stands elsewhere now
        assert all(line.startswith("! ") for line in said)
        assert all(any(f"“{point}" in line for line in said) for point in lost)
        return
    changed = {point for point in choices if there[point][1]["text"] != f"市文{point}。"}
    assert {point for point in POINTS if any(f".{point}" in message for message in stale)} == changed
    for point, (_, entry) in there.items():
        expected = {"drop": "", "text": f"区文{point}。"}.get(choices.get(point, ""), entry["text"])
        assert (expected in said) if expected else not any(f"题{point}" in line for line in said)
    for chapter in chapters.values():
        assert any(chapter["heading"] in line for line in said)


@settings(max_examples=100, deadline=None)
@given(edits, st.sets(st.sampled_from([point for point in POINTS if HOME[point] == "b"])))
def test_what_was_moved_out_of_a_dropped_chapter_follows_the_city_and_the_rest_of_it_stays_dropped(script, taken):
    own = {
        "b": None,
        "z": {"heading": "章z", "items": {point: {"takes": point} for point in sorted(taken)}, "text": "z"},
    }
    chapters = edited(city(), script)
    there = {point: (name, entry) for name, chapter in chapters.items() for point, entry in chapter["items"].items()}

    with TemporaryDirectory() as folder:
        said_of(workspace(Path(folder), city(), own))
        said, stale = said_of(workspace(Path(folder), chapters, own))

    if lost := taken - there.keys():
        assert all(line.startswith("! ") for line in said)
        assert all(any(f"“{point}" in line for line in said) for point in lost)
        return
    for point, (chapter, entry) in there.items():
        assert (entry["text"] in said) == (chapter == "a" or point in taken)
    assert [message.split("”")[0] for message in stale] == ["“chapters.b"] * (
        left(city(), taken) != left(chapters, taken)
    )


def left(chapters: dict[str, Any], taken: set[str]) -> dict[str, Any]:
    """What the district dropped: the chapter without what it took."""
    items = {point: entry for point, entry in chapters["b"]["items"].items() if point not in taken}
    return chapters["b"] | {"items": items}
