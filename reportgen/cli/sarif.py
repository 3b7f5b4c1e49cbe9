"""Problems in the format that editors and CI services read: SARIF 2.1.0."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from reportgen import __version__
from reportgen.problems import Dismissed, Problem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {"error": "error", "warning": "warning", "information": "note"}


def as_sarif(problems: Iterable[Problem], dismissed: Iterable[Dismissed] = ()) -> dict[str, Any]:
    """One run with a result for each problem, those dismissed as suppressed, and the rules they break."""
    from reportgen.rule_pages import pages

    told, silent = list(problems), list(dismissed)
    known = pages()
    rules = sorted({problem.rule for problem in (*told, *(one.problem for one in silent))})
    results = [_result(problem, rules) for problem in told]
    for one in silent:
        suppression = {"kind": "inSource", "justification": one.reason}
        results.append(_result(one.problem, rules) | {"suppressions": [suppression]})
    described = [
        {"id": rule, "shortDescription": {"text": known[rule].what if rule in known else rule}} for rule in rules
    ]
    driver = {"name": "reportgen", "version": __version__, "rules": described}
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
