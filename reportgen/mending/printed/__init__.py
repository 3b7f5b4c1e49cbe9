"""The mends for what is seen on the pages: files of their own where a length was measured, else those of the file."""

from __future__ import annotations

from reportgen.mending.mends import (
    addressee_distance,
    body_face,
    characters_per_line,
    file_number_distance,
    head_lines_flush,
    mark_red_and_centred,
    page_numbers,
    page_size,
    paragraph_indent,
    sign_off_place,
    text_area,
    title_centred,
    title_distance,
)
from reportgen.mending.printed import (
    attachment_in_midpage,
    attachment_title_line,
    imprint_above_foot,
    mark_distance,
    page_number_off_line,
    red_rule_distance,
    text_outside_area,
)
from reportgen.verify import printed

PRINTED = {
    rule.ID: mend
    for rule, mend in (
        (printed.page_of_other_size, page_size),
        (printed.text_area_not_filled, text_area),
        (printed.text_outside_area, text_outside_area),
        (printed.characters_on_full_line, characters_per_line),
        (printed.printed_body_size, body_face),
        (printed.printed_face, body_face),
        (printed.page_number_off_line, page_number_off_line),
        (printed.page_number_aside, page_numbers),
        (printed.printed_head_lines, head_lines_flush),
        (printed.mark_distance, mark_distance),
        (printed.printed_mark_centred, mark_red_and_centred),
        (printed.printed_mark_red, mark_red_and_centred),
        (printed.printed_number_distance, file_number_distance),
        (printed.red_rule_distance, red_rule_distance),
        (printed.printed_title_distance, title_distance),
        (printed.printed_title_centred, title_centred),
        (printed.printed_addressee_distance, addressee_distance),
        (printed.printed_indent, paragraph_indent),
        (printed.imprint_rules_across, text_outside_area),
        (printed.attachment_in_midpage, attachment_in_midpage),
        (printed.attachment_title_line, attachment_title_line),
        (printed.printed_sign_off_place, sign_off_place),
        (printed.imprint_above_foot, imprint_above_foot),
    )
}
"""By the id of the rule, in the order in which they are made."""
