"""Findings written the way a compiler writes them: place, message, line, caret, help."""

import unicodedata
from collections import Counter
from collections.abc import Callable

from hipfit.model.finding import Finding, Place, Severity
from hipfit.storage.strict_yaml import LINE_END

MOST_SHOWN = 50
"""The most findings written out; the last line counts them all."""

WIDEST_LINE = 100
"""The most columns shown of a line; a longer one is cut to the part around the caret."""

BEFORE_CARET = 60
CUT = "..."
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

Fold = Callable[[str], str]
"""Breaks a line where it is too long for the page."""


def report(findings: tuple[Finding, ...], text: str) -> str:
    """The findings in a text, one after the other, and their number; no line end at the end.

    Control characters, which could drive a terminal, are replaced wherever they come from.
    """
    lines = LINE_END.split(text)
    shown = [_written(one, lines) for one in findings[:MOST_SHOWN]]
    more = f"; the first {MOST_SHOWN} are shown" if len(findings) > MOST_SHOWN else ""
    return "\n\n".join([*shown, counted(findings) + more])


def told_once(findings: tuple[Finding, ...], text: str, fold: Fold = str) -> str:
    """All findings in a text, those that say the same as one; no count, and none left out.

    ``fold`` breaks what is said, which may be long, into lines; what is quoted stays whole.
    """
    lines = LINE_END.split(text)
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for one in findings:
        alike.setdefault((one.severity, one.rule, one.message, one.suggestion), []).append(one)
    return "\n\n".join(_with_repeats(group, lines, fold) for group in alike.values())


def _with_repeats(alike: list[Finding], lines: list[str], fold: Fold) -> str:
    first, *others = alike
    shown = _written(first, lines, fold)
    numbers = [str(one.place.line) for one in others if one.place is not None]
    if not numbers:
        return shown
    where = f"line{'' if len(numbers) == 1 else 's'} {', '.join(numbers[:MOST_REPEATS])}"
    more = len(numbers) - MOST_REPEATS
    note = fold(f"note: the same at {where}{f' and {more} more' if more > 0 else ''}")
    return f"{shown}\n{note}"


MOST_REPEATS = 6
"""The most lines named for a finding that repeats."""


def counted(findings: tuple[Finding, ...]) -> str:
    """How many there are of each severity: "2 errors, 1 warning"."""
    count = Counter(one.severity for one in findings)
    return ", ".join(
        f"{count[severity]} {severity}{'' if count[severity] == 1 else 's'}"
        for severity in Severity
        if count[severity]
    )


def _written(finding: Finding, lines: list[str], fold: Fold = str) -> str:
    basis = f"; {finding.source}" if finding.source else ""
    rule = f" [rule: {finding.rule}{basis}]" if finding.rule else ""
    head = f"{finding.severity}: {_clean(finding.message + rule)}"
    help_ = [fold(f"help: {_clean(finding.suggestion)}")] if finding.suggestion else []
    if finding.place is None:
        return "\n".join([fold(head), *help_])
    place = _clean(str(finding.place))
    return "\n".join([fold(f"{place}: {head}"), *_quoted(finding.place, lines), *help_])


def _quoted(place: Place, lines: list[str]) -> tuple[str, str]:
    """The line and the caret below, both behind a margin with the line's number."""
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    start = max(0, place.column - 1 - BEFORE_CARET)
    start = start if len(line) > WIDEST_LINE else 0
    before = _clean(line[start : place.column - 1])
    after = _clean(line[place.column - 1 : start + WIDEST_LINE])
    left = CUT if start else ""
    right = CUT if len(line) > start + WIDEST_LINE else ""
    margin = " " * len(str(place.line))
    return (
        f"  {place.line} | {left}{before}{after}{right}".rstrip(),
        f"  {margin} | {' ' * (len(left) + _columns(before))}^",
    )


def _clean(text: str) -> str:
    """The text with a space for every tab and other blank, and no control character."""
    return "".join(map(_clean_character, text))


def _clean_character(one: str) -> str:
    if one.isprintable():
        return one
    return " " if one.isspace() else REPLACEMENT


def _columns(text: str) -> int:
    """How many columns a terminal gives the text: two to a wide character, none to an accent."""
    return sum(_width(one) for one in text)


def _width(one: str) -> int:
    if unicodedata.combining(one):
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1
