"""Growth with the length of a document, and of a template, beside stock docxtpl's.

    python tests/benchmarks/length.py

The sample report with every paragraph of its prose 1, 10 and 100 times, each copy with a number of its own: built whole,
made as a review copy (which then has thousands of comments), and filled in and saved by docxtpl from the finished words.
Then templates of 250, 1,000 and 4,000 tagged paragraphs or table rows: compiled, and filled; docxtpl up to 1,000, for
its time grows with the square. Processor time, the best of three where it is short.
"""

import gc
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import NamedTuple

from rendering import CITY, ROOT, by_docxtpl

from reportgen import package
from reportgen.build import build, composed
from reportgen.compose import NAMES
from reportgen.load import Loader
from reportgen.render import fit
from reportgen.render.compiling import compiled
from reportgen.review.making import review
from reportgen.stencil import report_template
from reportgen.workspace import Workspace

TIMES = (1, 10, 100)
SIZES = (250, 1000, 4000)
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def longer(text: str, times: int, first: int) -> str:
    """A report whose paragraphs under `|` stand so many times, each with a number from `first` on."""

    def copies(found: re.Match[str]) -> str:
        lines = found[3].splitlines(keepends=True)
        more = (line.replace("。\n", f"，另涉及{n}个单位。\n") for n in range(first, first + times) for line in lines)
        return found[1] + found[2] + "".join(more)

    return re.sub(r"^( *)([\w-]+: \|\n)((?:\1  .*\n)+)", copies, text, flags=re.MULTILINE)


def seconds(work: Callable[[], object], tries: int, ready: Callable[[], object] = lambda: None) -> float:
    """The least processor time of some tries, each after what makes it `ready`."""
    taken = []
    for _ in range(tries):
        ready()
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


class Lengths(NamedTuple):
    """Seconds of each way for a document that is so many times as long as the sample."""

    times: int
    characters: int
    built: float
    reviewed: float
    docxtpl: float


def documents(all_times: Sequence[int] = TIMES) -> Iterator[Lengths]:
    """Each length."""
    for times in all_times:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name in ("templates/base", "templates/jiangzhou", "inputs/jiangzhou"):
                shutil.copytree(ROOT / name, root / name)
            file = root / "inputs/jiangzhou/2024/report.yaml"
            text = file.read_text("utf-8")

            firsts = count(1000, 1000)

            def ready(file: Path = file, text: str = text, times: int = times, firsts: Iterator[int] = firsts) -> None:
                """Another text each time, or what was remembered of the first would make the next ones quick."""
                file.write_text(longer(text, times, next(firsts)), encoding="utf-8")

            ready()
            workspace = Workspace(root)
            document = composed(Loader(workspace), CITY).document
            context = document.context()
            whole = {**context, "fit": fit.values(context)}
            works: list[Callable[[], object]] = [
                lambda workspace=workspace: build(Loader(workspace), CITY, force=True, pdf=False),
                lambda workspace=workspace: review(Loader(workspace), CITY, force=True),
                lambda whole=whole, root=root: by_docxtpl(
                    root / "templates/base/report.docx", whole, root / "stock.docx"
                ),
            ]
            tries = 3 if times < max(TIMES) else 1
            yield Lengths(times, document.characters(), *(seconds(work, tries, ready) for work in works))


def show_documents() -> None:
    """A line for each length."""
    first: Lengths | None = None
    for row in documents():
        first = first or row
        pairs = zip(("生成", "送审稿", "docxtpl"), row[2:], first[2:], strict=True)
        shown = "  ".join(f"{name} {a:6.2f} s {a / b:6.1f} times" for name, a, b in pairs)
        print(f"{row.times:4} times, {row.characters:7} characters: {shown}  (limit {row.times * 1.1:.0f} times)")


def template(body: str) -> bytes:
    """A template of this body, for the rest the standard one."""
    parts = package.read(report_template(), "report.docx").parts
    parts["word/document.xml"] = f"<w:document {SPACE}><w:body>{body}</w:body></w:document>".encode()
    return package.write(parts)


def paragraphs(number: int) -> str:
    return "<w:p><w:r><w:t>{{ to }}{% if note %}附注{{ note }}{% endif %}</w:t></w:r></w:p>" * number


def rows(number: int) -> str:
    cell = "<w:tc><w:p><w:r><w:t>{{ to }}</w:t></w:r></w:p></w:tc>"
    columns = '<w:gridCol w:w="3000"/>' * 3
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{f'<w:tr>{cell * 3}</w:tr>' * number}</w:tbl><w:p/>"


def templates() -> None:
    """A line for each size of each kind."""
    context = {name: "" if shape is str else shape is not bool and [] for name, shape in NAMES.items()}
    context |= {"to": "江州市人民政府：", "note": "（此件公开）"}
    for what, body in (("paragraphs", paragraphs), ("rows", rows)):
        for size in SIZES:
            data = template(body(size))
            made = compiled(data, "template.docx", NAMES)
            compiling = seconds(lambda data=data: compiled(data, "template.docx", NAMES), 1)
            filling = seconds(lambda made=made: made.filled({**context, "fit": {}}), 3)
            stock = ""
            if size <= 1000:
                with tempfile.TemporaryDirectory() as folder:
                    place = Path(folder) / "template.docx"
                    place.write_bytes(data)
                    taken = seconds(lambda place=place: by_docxtpl(place, context, place.with_name("done.docx")), 1)
                stock = f"  docxtpl {taken:6.2f} s"
            print(f"{size:5} tagged {what}: compiled {compiling:5.2f} s, filled {filling * 1000:5.1f} ms{stock}")


if __name__ == "__main__":
    gc.set_threshold(200_000, 20, 20)  # as `python -m reportgen` does
    show_documents()
    templates()
