"""Rules on the figures and the prose of a document, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from reportgen.checks import (
    approximate_beside_exact,
    as_of_after_date,
    attachment_title_drift,
    broken_numbering,
    broken_relation,
    cited_file_number,
    contradicted_figure,
    copies_to_subordinate,
    department_name_drift,
    file_number_year,
    hand_written_figure,
    hand_written_mark,
    inherited_figure,
    last_year_mismatch,
    name_of_above,
    notice_without_recipients,
    office_name_drift,
    printed_before_signed,
    repeated_file_number,
    repeated_id,
    request_in_report,
    secret_without_copy_number,
    several_recipients,
    title_drift,
    two_values,
    unequal_change,
    unequal_parts,
    unequal_share,
    unequal_sum,
    unit_drift,
    unused_statistic,
    unused_target,
    upward_without_signer,
)
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

RULES: tuple[ModuleType, ...] = (
    approximate_beside_exact,
    as_of_after_date,
    attachment_title_drift,
    broken_numbering,
    broken_relation,
    cited_file_number,
    contradicted_figure,
    copies_to_subordinate,
    department_name_drift,
    file_number_year,
    hand_written_figure,
    hand_written_mark,
    inherited_figure,
    last_year_mismatch,
    name_of_above,
    notice_without_recipients,
    office_name_drift,
    printed_before_signed,
    repeated_file_number,
    repeated_id,
    request_in_report,
    secret_without_copy_number,
    several_recipients,
    title_drift,
    two_values,
    unequal_change,
    unequal_parts,
    unequal_share,
    unequal_sum,
    unit_drift,
    unused_statistic,
    unused_target,
    upward_without_signer,
)

IDS = frozenset(rule.ID for rule in RULES)
SHOWN_BELOW = frozenset({inherited_figure.ID, name_of_above.ID})
"""What stands in the file of an office and shows only where a document below is checked."""


def run(subject: Subject) -> Iterator[Problem]:
    """Every problem the rules find."""
    for rule in RULES:
        yield from rule.check(subject)
