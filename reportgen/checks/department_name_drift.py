"""提示：正文里的内设机构名称与 office.yaml 里的相近而不同。

只看前后都断开的名称（由……牵头、顿号和括号之间的）；写明是别的局、委、厅的不算。

合格：由法制科牵头（office.yaml 里是 legal: 法制科）
不合格：由法规科牵头
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportgen.checks.searching import having, matches
from reportgen.checks.subject import Subject
from reportgen.gbt9704.marks import HAN
from reportgen.problems import Problem

ID = "department-name-drift"

_NAME = rf"({HAN}{{1,8}}(?:处|科|支队|大队|中队))(?=[、，。；）)]|$|牵头|负责|会同|配合|承办|审核|复核|和|与|及)"
_BEFORE = "由、，。；：（(和与及会同"
_UNIT = re.compile(f"(?:^|(?<=[{_BEFORE}])){_NAME}")
_IN_LINES = re.compile(rf"(?m)[\n{_BEFORE}]{_NAME}")  # what `_UNIT` finds in each line, and quicker
_SIGN = "(?m)[处科队](?:[、，。；）)牵负会配承审复和与及]|$)"
_NO_UNIT = "[查惩到何用好坏住调妥审办各本该此同处另多]处$|[局厅委办院部]|^各|相关|有关|业务|承办|责任|牵头"
_LEAST = 0.5


def check(subject: Subject) -> Iterator[Problem]:
    """A warning for each name that is nearly one of the office's own."""
    own = sorted(set(subject.office.departments.values()))
    lines = "".join([f"\n{passage.text}" for passage in having(subject, _SIGN)]) if own else ""
    names = {*_IN_LINES.findall(lines)} - {*own, *subject.names_above}
    wrong = {name: near for name in names if (near := _meant(name, own))}
    for found in matches(subject, _UNIT, *map(re.escape, wrong)) if wrong else ():
        name = found.match[1]
        if near := wrong.pop(name, ""):
            message = f"“{name}”不是本机关的内设机构，相近的是“{near}”"
            role = next(key for key, value in subject.office.departments.items() if value == near)
            remedy = f"改用 {{{{ departments.{role} }}}}；是别的单位的，写明是哪个单位"
            yield Problem(found.where, ID, message, remedy, "warning")


def _meant(name: str, own: list[str]) -> str:
    """The one of the office's own that `name` is nearly; "" if none."""
    if re.search(_NO_UNIT, name) or any(one in name for one in own):
        return ""
    near = max(own, key=lambda one: SequenceMatcher(None, name, one).ratio())
    like = SequenceMatcher(None, name, near).ratio()
    return near if like >= _LEAST and name[-1] == near[-1] and set(name[:-1]) & set(near[:-1]) else ""
