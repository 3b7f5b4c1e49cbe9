"""A made-up province for the benchmarks: the sample's city and any number of districts below it.

    python tests/benchmarks/province.py FOLDER OFFICES

Each district has a short office.yaml, a report that follows the city's with its own title, date and figures, and work
points that follow the city's with a few of their own.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("report", "work-points")
"""What each office has for 2024."""


_SIGNS = "安平清河云台东阳海城永兴龙泉新丰长宁金山"


def name(number: int) -> str:
    """The district's name, one of 8,000."""
    return "".join(_SIGNS[number // 20**place % 20] for place in range(3)) + "区"


def office(number: int) -> str:
    """The district's office.yaml."""
    called = name(number)
    return f"""name: 江州市{called}应急管理局
inherits: jiangzhou
file_code: {called[:3]}应急
superior: 江州市{called}人民政府
departments:
  legal: 法制科
  enforcement: 执法大队
  investigation: null
  planning: null
  all: 局各科室
  subordinates: 各镇（街道）应急管理局
terms: {{lead: 牵头科室, responsible: 责任科室}}
printed_by: 江州市{called}应急管理局办公室
"""


def report(number: int) -> str:
    """The district's report: the city's, with what is its own."""
    called, accidents = name(number), 10 + number % 30
    return f"""kind: report
title: 江州市{called}应急管理局2024年法治政府建设工作报告
number: {number % 90 + 1}
signers: [周明远]
to: 江州市{called}人民政府
date: 2025-01-{number % 20 + 6:02}
copies_to: 市应急管理局，区司法局
statistics:
  accidents: {{value: {accidents}, last_year: {accidents + 1 + number % 5}}}
  lectures: {{value: {number % 9 + 12}}}
  officers: {{last_year: 430}}
  powers: {{last_year: 280}}
  informants: {{last_year: 5100}}
  shelters: {{last_year: 380}}
  articles: {{last_year: 110}}
"""


def work_points(number: int) -> str:
    """The district's work points: the city's, with a figure changed and a point of its own."""
    return f"""kind: work-points
number: {number % 90 + 100}
to: 各镇（街道）应急管理局，局各科室、执法大队
date: 2024-03-{number % 25 + 4:02}
copies_to: 市应急管理局，区司法局
chapters:
  enforcement:
    items:
      wharves:
        heading: 开展沿河码头联合检查
        after: precision
        text: 会同有关部门建立联合检查名录，汛期集中检查{{{{ wharf_checks }}}}，严查危险货物超量混存。
        targets:
          wharf_checks: {{what: 沿河码头联合检查, bound: 不少于, number: {number % 7 + 2}, unit: 轮, deadline: 2024-12-31}}
        lead: [enforcement]
        responsible: [[subordinates]]
  supervision:
    items:
      file-review:
        targets:
          case_files: {{number: {40 + number % 60}}}
"""


def documents(offices: int) -> int:
    """How many documents there are to build, the city's own among them."""
    return offices * len(DOCUMENTS) + len(list(ROOT.glob("inputs/jiangzhou/2024/*.yaml")))


def district(number: int) -> str:
    """The district's folder."""
    return f"d{number:05}"


def make(place: Path, offices: int) -> None:
    """A workspace at `place`: the sample's city and `offices` districts."""
    for name in ("templates/base", "templates/jiangzhou", "inputs/jiangzhou"):
        shutil.copytree(ROOT / name, place / name, dirs_exist_ok=True)
    for number in range(1, offices + 1):
        folder = place / "inputs" / district(number)
        (folder / "2024").mkdir(parents=True, exist_ok=True)
        (folder / "office.yaml").write_text(office(number), encoding="utf-8")
        (folder / "2024" / "report.yaml").write_text(report(number), encoding="utf-8")
        (folder / "2024" / "work-points.yaml").write_text(work_points(number), encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
