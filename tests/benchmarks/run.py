"""All the benchmarks, each beside stock docxtpl in the same run, as a table for the README.

    python tests/benchmarks/run.py [--quick]

Figures of one machine say little: what counts are the ratios, which are medians of runs in turn. `--quick` takes fewer
rounds and smaller sizes, a few minutes in all; the whole takes about an hour. Memory and cores are measured on Linux.
Where `node` and carbone are installed (`npm install carbone`; NODE_PATH says where), carbone is measured, too.
"""

import sys
import tempfile
from pathlib import Path

import batch
import carbone
import cold_build
import length
import province
import rendering


def row(what: str, ours: str, docxtpl: str, ratio: str, goal: str = "") -> None:
    """A line of the table."""
    print(f"| {what} | {ours} | {docxtpl} | {ratio} | {goal} |", flush=True)


def cold(rounds: int) -> None:
    it = cold_build.cold(rounds)
    bare = f"{it.docxtpl * 1000:.0f} ms"
    row(
        "one cold `build` of the sample report, template compiled before",
        f"{it.again * 1000:.0f} ms",
        bare,
        f"{it.times_again:.2f}",
        "1.1",
    )
    row("the same with a new template", f"{it.first * 1000:.0f} ms", bare, f"{it.times_first:.2f}")
    row("`--help`", f"{it.shown * 1000:.0f} ms", bare, f"{it.times_shown:.2f}", "0.35")
    row("a usage error", f"{it.refused * 1000:.0f} ms", bare, f"{it.times_refused:.2f}", "0.35")


def warm(stretches: int) -> float:
    """Rows of many documents in one process; the milliseconds docxtpl takes for one of a batch."""
    with tempfile.TemporaryDirectory() as folder:
        ours, stock, times = rendering.filling(stretches, Path(folder))
        row("filling and saving alone, warm", f"{ours * 1000:.1f} ms", f"{stock * 1000:.1f} ms", f"{times:.3f}", "0.08")
        if (other := carbone.seconds(Path(folder), stretches * rendering.STRETCH)) is not None:
            row(
                "the same against carbone, plain paragraphs",
                f"{ours * 1000:.1f} ms",
                f"carbone {other * 1000:.1f} ms",
                f"{ours / other:.2f}",
                "0.3",
            )
    stocks = []
    for kind, what in (
        ("work-points", "work points that inherit their text"),
        ("report", "a report that inherits its text, as last year's does"),
        ("own-last", "a report that inherits its text, last year's a full text of its own"),
        ("own", "a report with a full text of its own, as last year's is"),
    ):
        with tempfile.TemporaryDirectory() as folder:
            ours, stock, times = rendering.building(Path(folder), kind, stretches)
        stocks.append(stock)
        row(
            f"a whole build in a batch: {what}",
            f"{ours * 1000:.1f} ms",
            f"{stock * 1000:.1f} ms",
            f"{times:.2f}",
            "0.4",
        )
    return sum(stocks[:2]) / 2 * 1000


def many(sizes: list[int], rounds: int, stock: float) -> None:
    """Rows of whole runs of the command; docxtpl takes `stock` milliseconds for a document."""
    apiece: dict[int, float] = {}
    for offices in sizes:
        with tempfile.TemporaryDirectory() as folder:
            first, again = batch.growth(offices, Path(folder))
        apiece[offices] = first.processor / province.documents(offices) * 1000
        beside = f"; {apiece[offices] / apiece[100]:.2f} of that at 100" if 100 in apiece and offices > 100 else ""
        goal = "1.1 of that at 100" if beside else ""
        memory = f"{first.parent:.0f} MB, others {first.own:.0f} MB of their own"
        what = f"`build --all` of {offices:,} offices, a document ({memory})"
        row(what, f"{apiece[offices]:.1f} ms", f"{stock:.1f} ms", f"{apiece[offices] / stock:.2f}{beside}", goal)
        ratio = f"{again.processor / first.processor:.3f} of the first ({again.wall / first.wall:.3f} by the clock)"
        goal = "0.05" if offices >= 3000 else ""
        row(f"the same again, nothing changed ({again.parent:.0f} MB)", f"{again.wall:.2f} s", "", ratio, goal)
    with tempfile.TemporaryDirectory() as folder:
        one, two, times = batch.second_core(Path(folder), rounds)
    alone = one / province.documents(batch.FOR_CORES) * 1000
    what = f"`build --all` of {batch.FOR_CORES} offices on one core, a document"
    row(what, f"{alone:.1f} ms", f"{stock:.1f} ms", f"{alone / stock:.2f}", "0.4")
    row(
        f"{batch.FOR_CORES} offices with one core and with two",
        f"{one:.1f} s, {two:.1f} s",
        "",
        f"{times:.2f} times as fast",
        "1.7",
    )


def long(times: tuple[int, ...]) -> None:
    first: length.Lengths | None = None
    for it in length.documents(times):
        first = first or it
        ratio = f"{it.built / it.docxtpl:.2f}; {it.built / first.built:.1f} times 1× (docxtpl {it.docxtpl / first.docxtpl:.1f})"
        what = f"{it.times}× the sample's text, {it.characters:,} characters, cold"
        row(what, f"{it.built * 1000:.0f} ms", f"{it.docxtpl * 1000:.0f} ms", ratio, f"{it.times * 1.1:.0f} times 1×")


def main() -> None:
    """Print the table."""
    quick = "--quick" in sys.argv[1:]
    row("what", "reportgen", "docxtpl", "ratio", "goal")
    row(*["---"] * 5)
    cold(5 if quick else 15)
    stock = warm(3 if quick else 9)
    many([1, 10, 100] if quick else [1, 10, 100, 1000, 3000, 10000], 3 if quick else 7, stock)
    long((1, 10) if quick else length.TIMES)


if __name__ == "__main__":
    main()
