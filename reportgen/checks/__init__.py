"""Rules on the figures and the prose of a document, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, reduce
from operator import and_
from types import ModuleType

from reportgen.checks import (
    approximate_beside_exact,
    as_of_after_date,
    ascii_punctuation,
    attachment_title_drift,
    beheaded_sentence,
    broken_numbering,
    broken_relation,
    cited_file_number,
    contradicted_figure,
    copies_to_subordinate,
    count_noun_after_number,
    deadline_for_as_of,
    department_name_drift,
    doubled_words,
    empty_chapter,
    expired_formula,
    file_number_year,
    half_width_bracket,
    hand_written_clause,
    hand_written_figure,
    hand_written_mark,
    inherited_figure,
    last_year_mismatch,
    last_years_signer,
    mark_between_titles,
    mixed_percent,
    name_of_above,
    nested_title,
    no_recipient,
    no_such_day,
    notice_without_recipients,
    number_form,
    office_name_drift,
    only_digits_changed,
    other_year,
    page_number_line,
    placeholder,
    plan_without_result,
    printed_before_signed,
    relative_date,
    repeated_file_number,
    repeated_id,
    repeated_mark,
    request_in_report,
    request_without_contact,
    secret_without_copy_number,
    several_recipients,
    shortfall_without_plan,
    stray_space,
    target_missed,
    title_drift,
    title_not_of_kind,
    two_values,
    unequal_change,
    unequal_count,
    unequal_parts,
    unequal_share,
    unequal_sum,
    unit_drift,
    unknown_answer,
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
    approximate_beside_exact,
    as_of_after_date,
    ascii_punctuation,
    attachment_title_drift,
    beheaded_sentence,
    broken_numbering,
    broken_relation,
    cited_file_number,
    contradicted_figure,
    copies_to_subordinate,
    count_noun_after_number,
    deadline_for_as_of,
    department_name_drift,
    doubled_words,
    empty_chapter,
    expired_formula,
    file_number_year,
    half_width_bracket,
    hand_written_clause,
    hand_written_figure,
    hand_written_mark,
    inherited_figure,
    last_year_mismatch,
    last_years_signer,
    mark_between_titles,
    mixed_percent,
    name_of_above,
    nested_title,
    no_recipient,
    no_such_day,
    notice_without_recipients,
    number_form,
    office_name_drift,
    other_year,
    page_number_line,
    placeholder,
    plan_without_result,
    printed_before_signed,
    relative_date,
    repeated_file_number,
    repeated_id,
    repeated_mark,
    request_in_report,
    request_without_contact,
    secret_without_copy_number,
    several_recipients,
    shortfall_without_plan,
    stray_space,
    target_missed,
    title_drift,
    title_not_of_kind,
    two_values,
    unequal_change,
    unequal_count,
    unequal_parts,
    unequal_share,
    unequal_sum,
    unit_drift,
    unknown_answer,
    unmatched_mark,
    unused_statistic,
    unused_target,
    upward_without_signer,
    wrong_bracket,
    wrong_weekday,
    year_bracket,
)

_ALONE = (
    ascii_punctuation,
    count_noun_after_number,
    deadline_for_as_of,
    doubled_words,
    half_width_bracket,
    mark_between_titles,
    nested_title,
    no_such_day,
    page_number_line,
    placeholder,
    repeated_mark,
    unmatched_mark,
    wrong_bracket,
    year_bracket,
)
_OF_WORDS_ALONE = {rule.ID: 1 << number for number, rule in enumerate(_ALONE)}
"""The rules to which each passage is nothing but its words, each with a bit of its own."""

INFORMATION: tuple[ModuleType, ...] = (only_digits_changed,)
IDS = frozenset(rule.ID for rule in RULES)
SHOWN_BELOW = frozenset({inherited_figure.ID, name_of_above.ID})
"""What stands in the file of an office and shows only where a document below is checked."""


def run(subject: Subject) -> Iterator[Problem]:
    """Every problem the rules find; those on words alone leave out passages in which they found nothing before."""
    known = [_found_sound(passage.text) for passage in subject.passages]
    sound = reduce(and_, (rules[0] for rules in known if rules[0]), -1)
    new = tuple(passage for passage, rules in zip(subject.passages, known, strict=True) if not rules[0])
    rest = subject._replace(passages=new) if len(new) < len(known) else subject
    silent = 0
    for rule in RULES:
        own = _OF_WORDS_ALONE.get(rule.ID, 0)
        found = list(rule.check(rest if own & sound else subject))
        silent |= 0 if found else own
        yield from found
    for rules in known:
        rules[0] |= silent


@lru_cache(maxsize=1024)  # what is inherited is the same in one document after another
def _found_sound(_text: str) -> list[int]:
    """Which of the rules on words alone have found nothing in a passage, as the bits of one number."""
    return [0]


def information(subject: Subject) -> Iterator[Problem]:
    """What is no fault, but worth a look; only `check` asks for it."""
    for rule in INFORMATION:
        yield from rule.check(subject)
