"""Whether a document goes to an office above."""

from __future__ import annotations

from reportgen.checks.subject import Subject


def goes_upward(subject: Subject) -> bool:
    """Whether it is a request, has signers, or is addressed to the office's superior."""
    document = subject.document
    if document.kind == "request":
        return True
    return bool(document.signers) or bool(document.to and document.to[0].rstrip("：:") == subject.office.superior)
