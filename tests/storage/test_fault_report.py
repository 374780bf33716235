import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hipfit.model.finding import Finding, Place, Severity
from hipfit.storage.fault_report import report


def finding(line: int, column: int, message: str = "wrong", suggestion: str = "") -> Finding:
    return Finding(
        severity=Severity.ERROR,
        message=message,
        suggestion=suggestion,
        place=Place(file="f.yaml", line=line, column=column),
    )


def test_a_finding_looks_like_a_compilers_message() -> None:
    text = "a: 1\n  nmae: x\n"
    assert report((finding(2, 3, "unknown key 'nmae'", "did you mean 'name'?"),), text) == (
        "f.yaml:2:3: error: unknown key 'nmae'\n"
        "  2 |   nmae: x\n"
        "    |   ^\n"
        "help: did you mean 'name'?\n"
        "\n"
        "1 error"
    )


def test_a_tab_is_one_column() -> None:
    assert "  1 | a b\n    |   ^" in report((finding(1, 3),), "a\tb")


def test_wide_characters_are_two_columns_and_accents_none() -> None:
    assert "  1 | 腰e\u0301x\n    |    ^" in report((finding(1, 4),), "腰e\u0301x")


def test_no_control_character_is_printed() -> None:
    shown = report((finding(1, 1, "\x1b]0;x\x07", "\x9b2J\u202e"),), "\x1b[31mred\0")
    assert not any(unicodedata.category(one) in ("Cc", "Cf") for one in shown if one != "\n")


def test_a_long_line_is_cut_to_what_is_around_the_caret() -> None:
    head, quoted, caret, *_ = report((finding(1, 5001),), "x" * 5000 + "y" + "z" * 5000).split("\n")
    assert head == "f.yaml:1:5001: error: wrong"
    assert len(quoted) < 120
    assert quoted.startswith("  1 | ...xxx")
    assert quoted.endswith("zzz...")
    assert quoted[caret.index("^")] == "y"


def test_a_place_behind_the_last_line_has_an_empty_line() -> None:
    assert report((finding(9, 1),), "a") == "f.yaml:9:1: error: wrong\n  9 |\n    | ^\n\n1 error"


def test_a_finding_without_a_place_is_its_message() -> None:
    warning = Finding(severity=Severity.WARNING, message="odd", suggestion="look")
    assert report((warning,), "") == "warning: odd\nhelp: look\n\n1 warning"


def test_both_severities_are_counted() -> None:
    warning = Finding(severity=Severity.WARNING, message="odd")
    assert report((warning, finding(1, 1), finding(1, 1)), "a").endswith("\n\n2 errors, 1 warning")


def test_only_the_first_fifty_are_written_out() -> None:
    shown = report(tuple(finding(n, 1) for n in range(1, 1001)), "\n" * 1000)
    assert shown.count("error: wrong") == 50
    assert shown.endswith("\n\n1000 errors; the first 50 are shown")


@given(st.text(), st.integers(1, 30), st.integers(1, 300))
def test_any_place_in_any_text_can_be_shown(text: str, line: int, column: int) -> None:
    shown = report((finding(line, column),), text)
    assert len(shown.split("\n")) == 5
