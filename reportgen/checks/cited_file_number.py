"""提示：正文里引用的发文字号写法不对，或引用了本机关还没有发的字号。

序号不加“第”，前面不加0；引用本机关的，年份和序号应在本文件之前。

合格：江应急〔2024〕12号（本文件是 江应急〔2025〕3号）
不合格：江应急〔2024〕第12号；江应急〔2024〕012号；江应急〔2025〕9号（本文件是 江应急〔2025〕3号）
"""

import re
from collections.abc import Iterator

from reportgen.checks.searching import having
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import FILE_NUMBER, HAN
from reportgen.problems import Problem

ID = "cited-file-number"

_CITED = re.compile(rf"({HAN}{{0,12}})〔((?:19|20)[0-9]{{2}})〕 ?(第? ?)(0*)([0-9]{{1,5}}) ?号")


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each."""
    own = FILE_NUMBER.fullmatch(subject.file_number)
    for passage in having(subject, "〔"):
        for found in _CITED.finditer(passage.text):
            code, year, ordinal, zeros, number = found.groups()
            where = passage.where(subject.line, found.start(2) - 1)
            if ordinal.strip() or zeros:
                message = f"发文字号“〔{year}〕{ordinal}{zeros}{number}号”的序号不加“第”，前面不加0"
                yield Problem(where, ID, message, f"改成〔{year}〕{number}号", "warning")
            cited = (int(year), int(number))
            if own and code.endswith(own["code"]) and cited > (int(own["year"]), int(own["number"])):
                message = f"引用的“{own['code']}〔{year}〕{number}号”在本文件“{own[0]}”之后，还没有发"
                yield Problem(where, ID, message, "核对引用的发文字号", "warning")
