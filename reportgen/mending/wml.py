"""Properties of WordprocessingML, put where the schema wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.verify.content import W

if TYPE_CHECKING:
    from reportgen.verify.content import Element

_BORDERS = "top start left bottom end right insideH insideV tl2br tr2bl"
_ORDER = {
    W + name: {W + child: place for place, child in enumerate(children.split())}
    for name, children in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
        "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
        "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
        "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
        "sectPrChange",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
        "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign",
        "pBdr": "top left bottom right between bar",
        "tblBorders": _BORDERS,
        "tblCellMar": _BORDERS,
        "tcBorders": _BORDERS,
        "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime "
        "doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText "
        "printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts "
        "saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
        "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors "
        "activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter "
        "stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves "
        "doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet "
        "defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps "
        "showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders",
    }.items()
}


def child(parent: Element, name: str) -> Element:
    """The property `name` under `parent`, made in its place when it is not there."""
    found = parent.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        order = _ORDER[parent.tag]
        after = (each for each in parent if order.get(each.tag, len(order)) > order[found.tag])
        below = next(after, None)
        if below is None:
            parent.append(found)
        else:
            below.addprevious(found)
    return found


def state(parent: Element, name: str, /, **attributes: object) -> Element:
    """The property `name` under `parent` with these attributes and no others."""
    found = child(parent, name)
    found.attrib.clear()
    for key, value in attributes.items():
        found.set(W + key, str(value))
    return found


def drop(parent: Element | None, *names: str) -> None:
    """Take properties away."""
    for found in () if parent is None else parent.findall("*"):
        if found.tag in {W + name for name in names}:
            parent.remove(found)  # type: ignore[union-attr]  # it has children


def leading(parent: Element, name: str) -> Element:
    """The properties of a paragraph, run or table, which stand first in it; made when they are not there."""
    found = parent.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        parent.insert(0, found)
    return found


def tidy(root: Element) -> None:
    """Put all properties in order, as Word and the schema want them."""
    for parent in root.iter(*_ORDER):
        order = _ORDER[parent.tag]
        places = [order.get(each.tag, len(order)) for each in parent]
        if places != sorted(places):
            parent[:] = sorted(parent, key=lambda each: order.get(each.tag, len(order)))
