"""carbone, where it is installed: the sample report's paragraphs in a loop, warm, other words each time, each to a new file.

It does less than the others here: paragraphs without their styles, no table, no heading of the page.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from rendering import CITY, ROOT

from reportgen import package
from reportgen.build import composed
from reportgen.load import Loader
from reportgen.stencil import report_template
from reportgen.workspace import Workspace

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SCRIPT = """
const carbone = require('carbone'), fs = require('fs');
const [template, data, output, times] = process.argv.slice(2);
const words = JSON.parse(fs.readFileSync(data, 'utf8'));
const taken = [];
function next(number) {
  if (number == times) {
    taken.sort((a, b) => a - b);
    console.log(taken[taken.length >> 1]);
    process.exit(0);
  }
  const other = { lines: words.lines.map(({ text }) => ({ text: text + number })) };
  const before = process.cpuUsage();
  carbone.render(template, other, (error, result) => {
    if (error) { console.error(error); process.exit(1); }
    fs.writeFileSync(`${output}-${number}.docx`, result);
    const used = process.cpuUsage(before);
    taken.push((used.user + used.system) / 1e6);
    next(number + 1);
  });
}
next(0);
"""


def seconds(place: Path, rounds: int) -> float | None:
    """The median processor time of a document; None where carbone is not installed."""
    node = shutil.which("node")
    if not node or subprocess.run([node, "-e", "require('carbone')"], capture_output=True, check=False).returncode:
        return None
    document = composed(Loader(Workspace(ROOT)), CITY).document
    lines = [text for text, *_ in document.words()]
    parts = package.read(report_template(), "report.docx").parts
    tags = "".join(f"<w:p><w:r><w:t>{{d.lines[{at}].text}}</w:t></w:r></w:p>" for at in ("i", "i+1"))
    parts["word/document.xml"] = f"<w:document {_SPACE}><w:body>{tags}</w:body></w:document>".encode()
    (place / "carbone.docx").write_bytes(package.write(parts))
    (place / "carbone.json").write_text(json.dumps({"lines": [{"text": line} for line in lines]}), encoding="utf-8")
    (place / "carbone.js").write_text(_SCRIPT, encoding="utf-8")
    files = [str(place / name) for name in ("carbone.js", "carbone.docx", "carbone.json", "carbone-out")]
    done = subprocess.run([node, *files, str(rounds)], capture_output=True, text=True, check=True, env=os.environ)
    return float(done.stdout)
