"""Rules on the figures and the prose of a document, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from reportgen.checks import (
    as_of_after_date,
    ascii_punctuation,
    beheaded_sentence,
    count_noun_after_number,
    deadline_for_as_of,
    doubled_words,
    empty_chapter,
    expired_formula,
    half_width_bracket,
    hand_written_clause,
    hand_written_mark,
    inherited_figure,
    last_year_mismatch,
    last_years_signer,
    mark_between_titles,
    mixed_percent,
    name_of_above,
    nested_title,
    no_such_day,
    number_form,
    only_digits_changed,
    other_year,
    page_number_line,
    placeholder,
    printed_before_signed,
    relative_date,
    repeated_id,
    repeated_mark,
    secret_without_copy_number,
    stray_space,
    unequal_parts,
    unmatched_mark,
    unused_statistic,
    unused_target,
    upward_without_signer,
    wrong_bracket,
    wrong_weekday,
    year_bracket,
)
from reportgen.checks.subject import Subject
from reportgen.problems import Problem

RULES: tuple[ModuleType, ...] = (
    as_of_after_date,
    ascii_punctuation,
    beheaded_sentence,
    count_noun_after_number,
    deadline_for_as_of,
    doubled_words,
    empty_chapter,
    expired_formula,
    half_width_bracket,
    hand_written_clause,
    hand_written_mark,
    inherited_figure,
    last_year_mismatch,
    last_years_signer,
    mark_between_titles,
    mixed_percent,
    name_of_above,
    nested_title,
    no_such_day,
    number_form,
    other_year,
    page_number_line,
    placeholder,
    printed_before_signed,
    relative_date,
    repeated_id,
    repeated_mark,
    secret_without_copy_number,
    stray_space,
    unequal_parts,
    unmatched_mark,
    unused_statistic,
    unused_target,
    upward_without_signer,
    wrong_bracket,
    wrong_weekday,
    year_bracket,
)


def run(subject: Subject) -> Iterator[Problem]:
    """Every problem the rules find."""
    for rule in RULES:
        yield from rule.check(subject)


def information(subject: Subject) -> Iterator[Problem]:
    """What is no fault, but worth a look; only `check` asks for it."""
    yield from only_digits_changed.check(subject)
