"""Blank Word templates in the format of GB/T 9704-2012, tagged for docxtpl."""

from reportgen.stencil.word import report_template

__all__ = ["report_template"]
