"""Rules on the figures and the prose of a document, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from reportgen.checks import (
    as_of_after_date,
    hand_written_mark,
    inherited_figure,
    last_year_mismatch,
    name_of_above,
    printed_before_signed,
    repeated_id,
    secret_without_copy_number,
    unequal_change,
    unequal_count,
    unequal_parts,
    unequal_share,
    unequal_sum,
    unused_statistic,
    unused_target,
    upward_without_signer,
)
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

RULES: tuple[ModuleType, ...] = (
    as_of_after_date,
    hand_written_mark,
    inherited_figure,
    last_year_mismatch,
    name_of_above,
    printed_before_signed,
    repeated_id,
    secret_without_copy_number,
    unequal_change,
    unequal_count,
    unequal_parts,
    unequal_share,
    unequal_sum,
    unused_statistic,
    unused_target,
    upward_without_signer,
)


def run(subject: Subject) -> Iterator[Problem]:
    """Every problem the rules find."""
    for rule in RULES:
        yield from rule.check(subject)
