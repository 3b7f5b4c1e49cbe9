"""What the comments in the YAML dismiss of that which the rules find."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from reportgen import checks
from reportgen.problems import Dismissed, Problem
from reportgen.source import Allowance

_FORM = "写成 # reportgen: allow {} 理由"


class Settled(NamedTuple):
    """What is left to tell of what the rules found, and what was dismissed."""

    problems: tuple[Problem, ...]
    dismissed: tuple[Dismissed, ...]


def settle(found: Iterable[Problem], allowances: Iterable[Allowance], own_file: str) -> Settled:
    """`found` without what is dismissed with a reason, and with what is wrong with the dismissals in `own_file`."""
    stated = tuple(allowances)
    used = set[Allowance]()
    told, dismissed = list[Problem](), list[Dismissed]()
    for problem in found:
        meant = [allowance for allowance in stated if _means(allowance, problem)]
        used.update(meant)
        reason = next((allowance.reason for allowance in meant if allowance.reason), "")
        if reason:
            dismissed.append(Dismissed(problem, reason))
        else:
            told.append(problem)
    own = [allowance for allowance in stated if allowance.at.file == own_file]
    return Settled((*told, *_faults(own, used)), tuple(dismissed))


def _means(allowance: Allowance, problem: Problem) -> bool:
    where = problem.where
    return (
        allowance.rule == problem.rule
        and allowance.at.file == where.file
        and allowance.first <= where.line <= allowance.last
    )


def _faults(allowances: Iterable[Allowance], used: set[Allowance]) -> Iterator[Problem]:
    for allowance in allowances:
        rule = allowance.rule
        if rule not in checks.IDS:
            near = get_close_matches(rule, sorted(checks.IDS), 1, 0.6)
            remedy = f"是否想写“{near[0]}”？" if near else "写方括号里的英文；能搁置的规则用 reportgen rule 列出"
            message = f"没有“{rule}”这条可以搁置的规则" if rule else "没有写搁置哪一条规则"
            yield Problem(allowance.at, "unknown-dismissal", message, remedy, "warning")
        elif not allowance.reason:
            message = f"搁置“{rule}”没有写理由，不算数"
            yield Problem(allowance.at, "dismissal-without-reason", message, _FORM.format(rule), "warning")
        elif allowance not in used and rule not in checks.SHOWN_BELOW:
            message = f"这里已经没有“{rule}”的问题，不必搁置"
            remedy = "删去这条注释；要搁置别处的，移到那一行"
            yield Problem(allowance.at, "unused-dismissal", message, remedy, "warning")
