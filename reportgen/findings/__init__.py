"""What was found in Word files, as a page for the browser that needs no other file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.pages import Area, pictures
from reportgen.problems import Problem
from reportgen.verify.judgement import place
from reportgen.verify.verdict import Ruling, Strength, Verdict

if TYPE_CHECKING:
    from PIL.Image import Image

_DOTS = 100  # of a picture, to the inch: small, and well to be read
_COLOURS = 64
_AIR = 0.8  # mm
_TEMPLATE = Path(__file__).with_name("page.html")


class Judged(NamedTuple):
    """The verdicts on a file, and its PDF or why there is none."""

    file: str
    verdicts: tuple[Verdict, ...]
    pdf: bytes = b""
    without: str = ""


def page(judged: Iterable[Judged], problems: Iterable[Problem], counted: Sequence[str]) -> bytes:
    """The page; a file does not pass where a rule of a strength that is `counted` fails."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(_TEMPLATE.read_text(encoding="utf-8"))
    files = [_file(number, one, counted) for number, one in enumerate(judged, start=1)]
    return template.render(files=files, problems=list(problems), counted="、".join(counted)).encode()


def _file(number: int, judged: Judged, counted: Sequence[str]) -> dict[str, Any]:
    found = judged.verdicts
    order = list(Strength)
    failed = sorted((one for one in found if one.ruling == Ruling.FAIL), key=lambda one: order.index(one.strength))
    rows = [_row(at, one) for at, one in enumerate(failed, start=1)]
    drawn = pictures(judged.pdf, _DOTS) if judged.pdf else ()
    sheets = [_sheet(at, picture, rows) for at, picture in enumerate(drawn, start=1)]
    return {
        "id": f"f{number}",
        "name": judged.file,
        "passes": not any(one.strength in counted for one in failed),
        "failed": {one: len({each.rule for each in failed if each.strength == one}) for one in order},
        "rows": rows,
        "unknown": _by_reason(one for one in found if one.ruling == Ruling.UNKNOWN),
        "passed": [one for one in found if one.ruling == Ruling.PASS],
        "absent": [one for one in found if one.ruling == Ruling.ABSENT],
        "without": judged.without,
        "marked": [sheet for sheet in sheets if sheet["boxes"]],
        "clean": [sheet for sheet in sheets if not sheet["boxes"]],
    }


def _row(number: int, verdict: Verdict) -> dict[str, Any]:
    return {"number": number, "verdict": verdict, "place": place(verdict), "area": verdict.area}


def _sheet(number: int, picture: Image, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    from PIL.Image import Quantize

    buffer = BytesIO()
    picture.quantize(_COLOURS, method=Quantize.FASTOCTREE).save(buffer, "PNG", optimize=True)
    boxes: dict[Area, list[Mapping[str, Any]]] = {}
    for row in rows:
        if row["area"] and row["area"].page == number:
            boxes.setdefault(row["area"], []).append(row)
    return {
        "number": number,
        "picture": b64encode(buffer.getvalue()).decode("ascii"),
        "boxes": [{"rows": here, "style": _style(area, *picture.size)} for area, here in boxes.items()],
    }


def _style(area: Area, width: int, height: int) -> str:
    """Where a box stands on a picture, with a little air around what is in it."""
    across, down = (100 * _DOTS / 25.4 / length for length in (width, height))  # percent of a millimetre
    left, top = (area.left - _AIR) * across, (area.top - _AIR) * down
    wide, high = (area.right - area.left + 2 * _AIR) * across, (area.bottom - area.top + 2 * _AIR) * down
    return f"left:{left:.2f}%;top:{top:.2f}%;width:{wide:.2f}%;height:{high:.2f}%"


def _by_reason(found: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """The rules that cannot be told, by what keeps them from it."""
    reasons: dict[str, list[Verdict]] = {}
    for one in found:
        reasons.setdefault(one.found, []).append(one)
    return reasons
