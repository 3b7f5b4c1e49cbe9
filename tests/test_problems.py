"""How problems are told."""

from reportgen.problems import InputError, Location, Problem


def test_problems_are_told_once_each_by_file_line_and_place():
    def problem(line: int, place: str) -> Problem:
        return Problem(Location("b.docx", line, place), "rule", "错", "改")

    other = Problem(Location("a.yaml", 9), "rule", "错", "改", "warning")
    told = [problem(0, "第10段"), problem(0, "第2段"), problem(12, ""), problem(3, ""), other, problem(0, "第2段")]

    assert str(InputError(told)) == (
        "a.yaml:9: （提示）错 [rule]\n    → 改\n"
        "b.docx（第2段）: 错 [rule]\n    → 改\n"
        "b.docx（第10段）: 错 [rule]\n    → 改\n"
        "b.docx:3: 错 [rule]\n    → 改\n"
        "b.docx:12: 错 [rule]\n    → 改"
    )
