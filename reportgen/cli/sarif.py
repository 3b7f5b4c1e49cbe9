"""Problems in the format that editors and CI services read: SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from reportgen import __version__
from reportgen.problems import Dismissed, Location, Problem, Severity

if TYPE_CHECKING:
    from reportgen.verify.verdict import Verdict

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {"error": "error", "warning": "warning", "information": "note"}
_SEVERITIES: dict[str, Severity] = {"规定": "error", "一般": "warning", "惯例": "information"}


def verdicts_as_sarif(
    results: Iterable[tuple[str, Iterable[Verdict]]], problems: Iterable[Problem] = ()
) -> dict[str, Any]:
    """One run with a result for each failed verdict on a file, and each rule with its clause of the standard."""
    from reportgen.verify.judgement import place

    failed = [(file, each) for file, found in results for each in found if each.ruling == "fail"]
    told = [
        Problem(Location(file, 0, place(each)), each.rule, each.found, each.remedy, _SEVERITIES[each.strength])
        for file, each in failed
    ]
    described = {
        each.rule: {
            "shortDescription": {"text": each.expected},
            "fullDescription": {"text": f"{each.clause}（{each.strength}）：{each.expected}"},
            "defaultConfiguration": {"level": _LEVELS[_SEVERITIES[each.strength]]},
            "properties": {"clause": each.clause, "strength": each.strength.value, "expected": each.expected},
        }
        for _, each in failed
    }
    return as_sarif([*told, *problems], described=described)


def as_sarif(
    problems: Iterable[Problem],
    dismissed: Iterable[Dismissed] = (),
    described: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """One run with a result for each problem, those dismissed as suppressed, and the rules they break.

    What `described` does not say of a rule is taken from its manual page.
    """
    from reportgen.rule_pages import groups_of_build

    told, silent = list(problems), list(dismissed)
    known: dict[str, Mapping[str, Any]] = {
        page.rule: {"shortDescription": {"text": page.what}} for pages in groups_of_build().values() for page in pages
    }
    known |= described or {}
    rules = sorted({problem.rule for problem in (*told, *(one.problem for one in silent))})
    results = [_result(problem, rules) for problem in told]
    for one in silent:
        suppression = {"kind": "inSource", "justification": one.reason}
        results.append(_result(one.problem, rules) | {"suppressions": [suppression]})
    listed = [{"id": rule, **known.get(rule, {"shortDescription": {"text": rule}})} for rule in rules]
    driver = {"name": "reportgen", "version": __version__, "rules": listed}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _result(problem: Problem, rules: list[str]) -> dict[str, Any]:
    where = problem.where
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": quote(where.file)}}}
    if where.line:
        location["physicalLocation"]["region"] = {"startLine": where.line}
    if where.place:
        location["logicalLocations"] = [{"name": where.place}]
    return {
        "ruleId": problem.rule,
        "ruleIndex": rules.index(problem.rule),
        "level": _LEVELS[problem.severity],
        "message": {"text": f"{problem.message}\n→ {problem.remedy}"},
        "locations": [location],
    }
