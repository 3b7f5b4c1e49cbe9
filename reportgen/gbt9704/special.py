"""The formats with clauses of their own in GB/T 9704-2012: letters (10.1), orders (10.2) and minutes (10.3)."""

from __future__ import annotations

from reportgen.gbt9704.layout import BODY, HEITI, PAGE_HEIGHT_MM, RED, TWIPS_PER_MM, TWIPS_PER_POINT, Face

# --- 10.1: 信函格式 ------------------------------------------------------------------------------------

LETTER_MARK_TOP_MM = 30  # from the page's upper edge to the mark's
LETTER_RULE_GAP_MM = 4  # from the mark down to the first double rule
LETTER_FOOT_RULE_MM = 20  # from the second double rule down to the page's lower edge
LETTER_RULE_WIDTH_MM = 170  # both rules, centred on the page: wider than the type area
LETTER_RULE_WIDTH = round(LETTER_RULE_WIDTH_MM * TWIPS_PER_MM)
LETTER_RULE_COLOR = RED
LETTER_RULE_EIGHTHS = 24  # 3 points, both lines and the gap between them; the standard leaves it free
LETTER_FOOT_RULE_Y = round((PAGE_HEIGHT_MM - LETTER_FOOT_RULE_MM) * TWIPS_PER_MM) - 65
"""Where a line of a point begins that stands on the second rule: half the rule's thickness higher, and a point."""
LETTER_UPPER_RULE = "thickThinSmallGap"  # 上粗下细
LETTER_LOWER_RULE = "thinThickSmallGap"  # 上细下粗
LETTER_GAP = BODY.points * 7 // 8 * TWIPS_PER_POINT  # 7/8 of a 3号 character: below the first rule, above the second
LETTER_NUMBER_BEFORE = 100  # above the exact line of the first element, which leave LETTER_GAP above its characters
LETTER_MARK_Y = 1557  # where the exact line of a 48 pt mark begins, so that its upper edge is 30 mm down
LETTER_RULE_SPACE = 1  # points between that line and the rule, which leave 4 mm below the mark
LETTER_TITLE_LINES = 2  # from the last element above the title

# --- 10.2: 命令（令）格式 --------------------------------------------------------------------------------

ORDER_MARK_TOP_MM = 20  # from the top of the type area to the mark's upper edge
ORDER_NUMBER_LINES = 2  # free between the mark and the number (令号)
ORDER_TEXT_LINES = 2  # free between the number and the text

# --- 10.3: 纪要格式 ------------------------------------------------------------------------------------

MINUTES_MARK_TOP_MM = 35  # from the top of the type area to the mark's upper edge
ATTENDANCE = {"present": "出席", "absent": "请假", "observers": "列席"}
"""In this order, each with a full-width colon, from a line below the text."""
ATTENDANCE_LABEL = Face(HEITI, 16)  # 3号黑体
ATTENDANCE_NAMES = BODY  # 3号仿宋; further lines begin under the first name
ATTENDANCE_INDENT = 2  # characters
