"""Many documents in one process against stock docxtpl with the same templates and words.

    python tests/benchmarks/rendering.py [stretches]

Processor time, ten documents of one and ten of the other in turn; medians of the ratios stretch by stretch. First filling
a template and saving the file alone, warm, on the sample report. Then whole builds of districts of the sample's city, with
every check and the reading back: work points and a report that inherit their text, and reports with a full text of their
own, last year's or both years'. docxtpl's share is to read one YAML file with libyaml, load, render and save: for what is
inherited a file of the finished words, since docxtpl inherits nothing, else the district's own.
"""

import gc
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

import yaml
from docxtpl import DocxTemplate

from reportgen import compose, package, render
from reportgen.build import Task, build, composed
from reportgen.load import Loader
from reportgen.render import fit
from reportgen.workspace import Workspace

ROOT = Path(__file__).parents[2]
STRETCH = 10
CITY = Task("jiangzhou", "2024", "report")
KINDS = {
    "工作要点，沿用市局": "work-points",
    "报告，两年都沿用市局": "report",
    "报告，上年全是自己的": "own-last",
    "报告，两年全是自己的": "own",
}
SHORT = """kind: report
title: {name}{year}年法治政府建设情况报告
number: {number}
date: {next}-01-06
to: 江州市第{number}区人民政府
signers: [顾海宁]
copies_to: 市应急管理局
"""


def ratio(
    stretches: int,
    ours: Callable[[int], object],
    stock: Callable[[int], object],
    ready: Callable[[int], object] = lambda _: None,
) -> tuple[float, float, float]:
    """Seconds a document of each way, and the median of their ratios; stretches in turn, each as in a program of its own.

    What stock docxtpl needs is made `ready` between the two, so that it warms nothing for ours.
    """
    figures = []
    for stretch in range(stretches):
        numbers = range(stretch * STRETCH, (stretch + 1) * STRETCH)
        own = _seconds(ours, numbers, (200_000, 20, 20))  # as `python -m reportgen` does
        for number in numbers:
            ready(number)
        figures.append((own, _seconds(stock, numbers, (700, 10, 10))))
    a, b = (median(column) for column in zip(*figures, strict=True))
    return a, b, median(one / other for one, other in figures)


def _seconds(way: Callable[[int], object], numbers: range, threshold: tuple[int, int, int]) -> float:
    """Processor time a document."""
    gc.collect()
    gc.set_threshold(*threshold)
    started = time.process_time()
    for number in numbers:
        way(number)
    return (time.process_time() - started) / len(numbers)


def by_docxtpl(template: Path, context: dict[str, object], output: Path) -> None:
    document = DocxTemplate(template)
    document.render(context, autoescape=True)
    document.save(output)


def filling(stretches: int, place: Path) -> tuple[float, float, float]:
    """The sample report, its words composed; every paragraph another each time."""
    workspace = Workspace(ROOT)
    ready = composed(Loader(workspace), CITY)
    template = workspace.template(list(ready.loaded.chain), "report")
    kept = render.prepared(template.read_bytes(), template.name, compose.NAMES)
    context = ready.document.context()
    contexts = [
        {**context, "body": [{**each, "text": f"{each['text']}{number}"} for each in context["body"]]}
        for number in range(stretches * STRETCH)
    ]
    wholes = [{**each, "fit": fit.values(each)} for each in contexts]

    def ours(number: int) -> None:
        parts = render.fill(kept, contexts[number], "机关", date(2025, 1, 10))
        (place / f"ours-{number}.docx").write_bytes(package.write(parts))

    return ratio(stretches, ours, lambda number: by_docxtpl(template, wholes[number], place / f"stock-{number}.docx"))


def county(root: Path, kind: str, districts: int) -> list[Task]:
    """A workspace with the sample's city and so many districts, each with one document of a kind to build."""
    for name in ("templates/base", "templates/jiangzhou", "inputs/jiangzhou"):
        shutil.copytree(ROOT / name, root / name)
    city, last = (ROOT.joinpath(f"inputs/jiangzhou/{year}/report.yaml").read_text("utf-8") for year in (2024, 2023))
    office = (ROOT / "inputs/linjiang/office.yaml").read_text("utf-8")
    for number in range(districts):
        folder, name = root / f"inputs/d{number:04}", f"江州市第{number}区应急管理局"
        written = {"office.yaml": office.replace("临江区", f"第{number}区")}
        if kind == "work-points":
            written["2024/work-points.yaml"] = f"kind: work-points\nnumber: {number + 1}\ndate: 2024-01-06\n"
        else:
            written["2023/report.yaml"] = short(2023, number, name) if kind == "report" else own(last, name)
            written["2024/report.yaml"] = own(city, name) if kind == "own" else short(2024, number, name)
        for file, text in written.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
    document = "work-points" if kind == "work-points" else "report"
    return [Task(f"d{number:04}", "2024", document) for number in range(districts)]


def short(year: int, number: int, name: str) -> str:
    """A district's file that has the city's text but for the envelope."""
    return SHORT.format(year=year, next=year + 1, number=number + 1, name=name)


def own(text: str, name: str) -> str:
    """The city's file as a district's own, every paragraph another than all others."""
    text = text.replace("kind: report", "kind: report\nstandalone: true", 1).replace("江州市应急管理局", name)
    return re.sub(r"^( +[^\s#].*)。$", rf"\1，{name}负责。", text, flags=re.MULTILINE)


def building(root: Path, kind: str, stretches: int) -> tuple[float, float, float]:
    """Whole builds; the first, which compiles the template and reads the city's files, is left out."""
    tasks = county(root, kind, stretches * STRETCH + 1)
    workspace = Workspace(root)
    loader = Loader(workspace)
    template = workspace.template(loader.chain(tasks[0].office), tasks[0].document)
    contexts: dict[int, dict[str, object]] = {}

    def ready(number: int) -> None:
        context = composed(loader, tasks[number]).document.context()
        contexts[number] = {**context, "fit": fit.values(context)}
        finished = yaml.dump(contexts[number], Dumper=yaml.CSafeDumper, allow_unicode=True)
        (root / f"{tasks[number].office}.yaml").write_text(finished, encoding="utf-8")

    def ours(number: int) -> None:
        done = build(loader, tasks[number], force=False, pdf=False)
        assert not done.exit_code, done.problems

    def stock(number: int) -> None:
        task = tasks[number]
        file = workspace.document_file(*task) if kind == "own" else root / f"{task.office}.yaml"
        with file.open(encoding="utf-8") as opened:
            yaml.load(opened, Loader=yaml.CSafeLoader)
        by_docxtpl(template, contexts[number], root / f"{task.office}.docx")

    ours(0)
    ready(0)
    stock(0)
    return ratio(stretches, *(partial(_next, one) for one in (ours, stock, ready)))


def _next(one: Callable[[int], object], number: int) -> None:
    one(number + 1)


def main() -> None:
    """Print a line for each."""
    stretches = int(sys.argv[1]) if len(sys.argv) > 1 else 6
    with tempfile.TemporaryDirectory() as folder:
        a, b, times = filling(stretches, Path(folder))
    print(
        f"{'填写、保存（不含检查）':　<16}{a * 1000:6.1f} ms  docxtpl {b * 1000:6.1f} ms  {times:.3f} times (limit 0.08)"
    )
    for label, kind in KINDS.items():
        with tempfile.TemporaryDirectory() as folder:
            a, b, times = building(Path(folder), kind, stretches)
        print(f"{label:　<16}{a * 1000:6.1f} ms  docxtpl {b * 1000:6.1f} ms  {times:.3f} times (limit 0.4)")


if __name__ == "__main__":
    main()
