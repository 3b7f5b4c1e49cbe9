"""Whether words can stand in a report, told from its texts before it is composed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

_SEAMS = "{}'\"（）()：:"
"""Where, as at blanks, what is printed as it was written may begin or end."""
_OURS = frozenset(
    "0123456789.-%〇零一二三四五六七八九十百千万亿两负①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
    "第其、．是要，编分章节条款项步点部方面。；约近余多以上下升降增加减少持平基本个百分点和年月日附件抄送印发" + _SEAMS
)
"""What a report has of its own between its texts: marks, figures, dates, the words of the envelope."""


class Foreseen:
    """The texts of a report, cut where what is printed may be cut."""

    def __init__(self, texts: Callable[[], Iterable[str]]) -> None:
        self.texts = texts

    @cached_property
    def _pieces(self) -> tuple[str, frozenset[str]]:
        """The pieces, each between line ends, and the characters that may stand next to any other."""
        whole = "\n".join(self.texts())
        for seam in _SEAMS:
            whole = whole.replace(seam, " ")
        pieces = whole.split()
        return "\n".join(["", *pieces, ""]), _OURS.union([piece[0] for piece in pieces])

    def may_say(self, words: str) -> bool:
        """False only where no paragraph of the report has `words`.

        Of two characters side by side, the second is ours or begins a piece; or a piece has both, and goes on in both
        directions as what is printed does.
        """
        pieces, loose = self._pieces
        at = 1
        while at < len(words):
            if words[at] in loose or words[at].isspace():
                at += 1
            elif reach := max(_alike(pieces, words, at), default=0):
                at += reach
            else:
                return False
        return True


def _alike(pieces: str, words: str, at: int) -> Iterator[int]:
    """How far each piece that has the characters before and at `at` goes on as `words` do from there."""
    head, tail, found = words[:at], words[at:], -1
    while (found := pieces.find(words[at - 1 : at + 1], found + 1)) >= 0:
        before = pieces[pieces.rfind("\n", 0, found) + 1 : found + 1]
        after = pieces[found + 1 : pieces.find("\n", found + 1)]
        if (head.endswith(before) or before.endswith(head)) and (tail.startswith(after) or after.startswith(tail)):
            yield len(after)
