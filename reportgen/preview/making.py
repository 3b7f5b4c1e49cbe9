"""Makes the PDF and the pictures of a document, and puts them in a folder beside it."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen import fonts, package, pages, pdf, views
from reportgen.comparing.sides import Side
from reportgen.preview.differing import Pair, Sheets, pairs
from reportgen.preview.marking import side_by_side
from reportgen.preview.strip import small, strip
from reportgen.problems import Location, OutputError, Problem
from reportgen.verify import facts
from reportgen.workspace import Workspace

if TYPE_CHECKING:
    from PIL.Image import Image

_FOLDER = "（预览）"
_STRIP, _COMPARED = "全部页面.png", "比较.png"
_PAGES, _PAIRS = "第*页.png", "比较第*张.png"
_DOTS = 150  # of a page's picture, to the inch
_COMPARED_DOTS = 100  # of a page beside another
_COLOURS = 128


class Made(NamedTuple):
    """The files of a preview, the first to be looked at first, and the faces this machine lacks."""

    shown: str
    files: tuple[Path, ...]
    numbered: tuple[Path, ...]
    """The pictures of single pages or pairs, in order."""
    missing: tuple[fonts.Missing, ...]
    pairs: tuple[Pair, ...] = ()


def shown(side: Side, workspace: Workspace) -> Made:
    """A document as PDF, each of its pages as a picture, and all of them as one."""
    folder = _folder(side, workspace)
    (printed,) = _printed(side)
    count = len(pages.read(printed))
    numbered, strips = {}, []
    for number, picture in enumerate(pages.pictures(printed, _DOTS), start=1):
        numbered[folder / _PAGES.replace("*", f"{number:02}")] = _png(picture)
        strips.append(small(picture, count))
    name = folder.name.removesuffix(_FOLDER)
    whole = {folder / f"{name}.pdf": printed, folder / _STRIP: _png(strip(strips))}
    _put(workspace, folder, whole, numbered, _PAGES)
    return Made(side.shown, tuple(whole), tuple(numbered), tuple(_missing(side)))


def compared(before: Side, after: Side, workspace: Workspace) -> Made:
    """Two documents page by page beside one another, with what differs marked, and all of them as one picture."""
    folder = _folder(after, workspace)
    sheets = [_sheets(printed) for printed in _printed(before, after)]
    found = pairs(*sheets)
    numbered, strips = {}, []
    for number, (pair, picture) in enumerate(zip(found, side_by_side(found, *sheets), strict=True), start=1):
        if pair.differs:
            numbered[folder / _PAIRS.replace("*", f"{number:02}")] = _png(picture)
        strips.append(small(picture, len(found)))
    whole = {folder / _COMPARED: _png(strip(strips))}
    _put(workspace, folder, whole, numbered, _PAIRS)
    missing = dict.fromkeys([*_missing(before), *_missing(after)])
    return Made(after.shown, tuple(whole), tuple(numbered), tuple(missing), tuple(found))


def _folder(side: Side, workspace: Workspace) -> Path:
    """Beside the Word file, or beside where the document is built."""
    if side.stated is not None:
        subject = side.stated.subject
        return workspace.output(subject.chain[0], subject.year, side.title, _FOLDER)
    path = Path(side.shown)
    return workspace.root / path.with_name(f"{path.stem}{_FOLDER}")


def _printed(*documents: Side) -> list[bytes]:
    """Documents as PDF; raises OutputError where LibreOffice is missing or fails."""
    made = pdf.convert_all([package.write(side.parts) for side in documents])
    failed = [(side, one) for side, one in zip(documents, made, strict=True) if isinstance(one, pdf.NotConverted)]
    if failed:
        raise OutputError(Problem(Location(side.shown), *one) for side, one in failed)
    return [one for one in made if isinstance(one, bytes)]


def _sheets(printed: bytes) -> Sheets:
    pictures = [picture.quantize(_COLOURS) for picture in pages.pictures(printed, _COMPARED_DOTS)]  # a third as large
    return Sheets(pages.read(printed), pictures, _COMPARED_DOTS)


def _missing(side: Side) -> list[fonts.Missing]:
    """The faces of the Chinese characters in a document that this machine lacks."""
    runs = (run for paragraph in facts.read(side.parts).paragraphs for run in paragraph.runs)
    return fonts.missing((run.east_asian for run in runs if run.han), fonts.installed())


def _put(
    workspace: Workspace, folder: Path, whole: Mapping[Path, bytes], numbered: Mapping[Path, bytes], pattern: str
) -> None:
    """Put the files in the folder, and take away the pictures of pages there are no more."""
    views.put(workspace, {**whole, **numbered})
    views.sweep(set(folder.glob(pattern)) - set(numbered))


def _png(picture: Image) -> bytes:
    from PIL.Image import Quantize

    buffer = BytesIO()
    picture.quantize(_COLOURS, method=Quantize.FASTOCTREE).save(buffer, "PNG")
    return buffer.getvalue()
