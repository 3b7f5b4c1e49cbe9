"""书名号里又用了书名号，或双引号里又用了双引号（GB/T 15834-2011）。

里面一层书名用〈〉，引文用‘’。看标题、正文和附件。

合格：《关于贯彻〈中华人民共和国安全生产法〉的通知》
合格：会议指出，“要压实‘三管三必须’责任”。
不合格：《关于贯彻《中华人民共和国安全生产法》的通知》
不合格：会议指出，“要压实“三管三必须”责任”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.verify.anatomy import Anatomy
from reportgen.verify.fault import Fault
from reportgen.verify.verdict import Absent, Strength, Unsure

ID = "marks-nested"
CLAUSE = "GB/T 15834"
STRENGTH = Strength.RULE
EXPECTED = "书名号里用〈〉，双引号里用‘’"
_NESTED = re.compile("《[^》\\n]*《[^》\\n]*》|“[^”\\n]*“[^”\\n]*”")


def check(document: Anatomy) -> Iterator[Fault | Unsure | Absent]:
    """What departs from it, or why that is not known."""
    told = [(document.title_words, words) for words in document.title[:1]]
    told += [(words.text, words) for words in (*document.body, *document.after_text)]
    for text, words in told:
        if found := _NESTED.search(text):
            inner = "〈〉" if found[0].startswith("《") else "‘’"
            yield Fault(words, f"“{found[0]}”里又用了同样的符号", f"里面一层改用{inner}")
