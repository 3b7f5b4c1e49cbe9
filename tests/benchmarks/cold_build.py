"""A cold `reportgen build 2024` against a ten-line docxtpl script with the same template and data.

    python tests/benchmarks/cold_build.py [rounds]

Processor time of whole processes, the two in turn; prints the median of each and the median of the ratios. The script
gets its data as JSON, already composed: it neither reads YAML nor checks anything.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

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


def processor_seconds(command: list[str]) -> float:
    """User and system time of one run."""
    before = os.times()
    subprocess.run(command, check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def composed_context() -> dict[str, object]:
    """What the sample report hands to its template."""
    from reportgen.build import Task, composed
    from reportgen.load import Loader
    from reportgen.workspace import Workspace

    return composed(Loader(Workspace(ROOT)), Task("jiangzhou", "2024", "report")).document.context()


def main() -> None:
    """Print the ratio, and the cost of --help beside it."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in ("inputs", "templates"):
            shutil.copytree(ROOT / name, place / name)
        (place / "context.json").write_text(json.dumps(composed_context(), ensure_ascii=False), encoding="utf-8")
        (place / "bare.py").write_text(SCRIPT, encoding="utf-8")
        template = str(place / "templates" / "base" / "report.docx")
        bare = [sys.executable, str(place / "bare.py"), template, str(place / "context.json"), str(place / "bare.docx")]
        ours = [sys.executable, "-m", "reportgen", "build", "2024", "--workspace", folder]
        processor_seconds(bare), processor_seconds(ours)
        pairs = []
        for _ in range(rounds):
            shutil.rmtree(place / "outputs", ignore_errors=True)
            pairs.append((processor_seconds(ours), processor_seconds(bare)))
        shown = median(processor_seconds([sys.executable, "-m", "reportgen", "--help"]) for _ in range(rounds))
    print(f"reportgen build 2024   {median(own for own, _ in pairs):.3f} s")
    print(f"docxtpl, ten lines     {median(other for _, other in pairs):.3f} s")
    print(f"ratio                  {median(own / other for own, other in pairs):.2f}  (limit 1.6)")
    print(f"reportgen --help       {shown:.3f} s  (limit 0.25)")


if __name__ == "__main__":
    main()
