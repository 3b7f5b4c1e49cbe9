"""A cold `reportgen build 2024 report` against a ten-line docxtpl script with the same template and data.

    python tests/benchmarks/cold_build.py [rounds]

Processor time of whole processes, in turn; prints the median of each and the median of the ratios, pair by pair. The
script gets its data as JSON, already composed: it neither reads YAML nor checks anything. The first build with a
template also compiles it and the patterns, which is measured apart.
"""

import compileall
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
SCRIPT = """
import json, sys
from docxtpl import DocxTemplate
template, data, output = sys.argv[1:]
with open(data, encoding="utf-8") as file:
    context = json.load(file)
document = DocxTemplate(template)
document.render(context, autoescape=True)
document.save(output)
"""


def processor_seconds(command: list[str], cache: Path, code: int = 0) -> float:
    """User and system time of one run that keeps compiled templates and patterns in `cache`, and ends with `code`."""
    before = getrusage(RUSAGE_CHILDREN)
    ended = subprocess.run(command, check=False, capture_output=True, env=os.environ | {"XDG_CACHE_HOME": str(cache)})
    assert ended.returncode == code, ended.stderr.decode()
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def composed_context() -> dict[str, object]:
    """What the sample report hands to its template."""
    from reportgen.build import Task, composed
    from reportgen.load import Loader
    from reportgen.workspace import Workspace

    return composed(Loader(Workspace(ROOT)), Task("jiangzhou", "2024", "report")).document.context()


class Cold(NamedTuple):
    """Seconds of a whole process, and how many times those of the ten lines."""

    docxtpl: float
    again: float
    first: float
    shown: float
    refused: float
    times_again: float
    times_first: float
    times_shown: float
    times_refused: float


def cold(rounds: int) -> Cold:
    """Medians of so many rounds; the program is compiled before, as an installed one is."""
    compileall.compile_dir(ROOT / "reportgen", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("inputs", "templates"):
            shutil.copytree(ROOT / name, place / name)
        (place / "context.json").write_text(json.dumps(composed_context(), ensure_ascii=False), encoding="utf-8")
        (place / "bare.py").write_text(SCRIPT, encoding="utf-8")
        template = str(place / "templates" / "base" / "report.docx")
        bare = [sys.executable, str(place / "bare.py"), template, str(place / "context.json"), str(place / "bare.docx")]
        ours = [sys.executable, "-m", "reportgen", "build", "2024", "report", "--workspace", folder]
        kept = place / "kept"
        for command in (bare, ours):
            processor_seconds(command, kept)
        figures = []
        for number in range(rounds):
            row = []
            for cache in (kept, place / f"new-{number}"):
                shutil.rmtree(place / "outputs", ignore_errors=True)
                row.append(processor_seconds(ours, cache))
            shown = processor_seconds([sys.executable, "-m", "reportgen", "--help"], kept)
            refused = processor_seconds([sys.executable, "-m", "reportgen", "build", "--nosuch"], kept, code=2)
            figures.append((processor_seconds(bare, kept), *row, shown, refused))
    return Cold(
        *(median(column) for column in zip(*figures, strict=True)),
        *(median(row[at] / row[0] for row in figures) for at in (1, 2, 3, 4)),
    )


def main() -> None:
    """Print the ratio, and the cost of --help and of a usage error beside it."""
    it = cold(int(sys.argv[1]) if len(sys.argv) > 1 else 11)
    print(f"docxtpl, ten lines                  {it.docxtpl:.3f} s")
    print(f"reportgen build 2024 report         {it.again:.3f} s  {it.times_again:.2f} times (limit 1.1)")
    print(f"the same, with a new template       {it.first:.3f} s  {it.times_first:.2f} times")
    print(f"reportgen --help                    {it.shown:.3f} s  {it.times_shown:.2f} times (limit 0.35)")
    print(f"reportgen build --nosuch            {it.refused:.3f} s  {it.times_refused:.2f} times (limit 0.35)")


if __name__ == "__main__":
    main()
